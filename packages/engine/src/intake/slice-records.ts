const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const [ARRAY, OBJECT] = [0x5b, 0x7b];

/**
 * The bytes of each record in a body that is known to be JSON: of an array its elements, of an object those of the array
 * called `events`. One pass; no record is decoded, so that damaged text comes out as it came in.
 */
export function sliceRecords(bytes: Buffer): Buffer[] {
  const start = skipSpace(bytes, bytes[0] === 0xef ? 3 : 0);
  if (bytes[start] === ARRAY) return elementsAt(bytes, start);
  if (bytes[start] !== OBJECT) return [];
  let at = start + 1;
  let found: Buffer[] = [];
  while (at < bytes.length) {
    at = skipSpace(bytes, at);
    if (bytes[at] !== QUOTE) return found;
    const nameEnd = endOfValue(bytes, at);
    const name: unknown = JSON.parse(bytes.toString('utf8', at, nameEnd));
    const value = skipSpace(bytes, skipSpace(bytes, nameEnd) + 1);
    if (name === 'events' && bytes[value] === ARRAY) found = elementsAt(bytes, value);
    at = skipSpace(bytes, endOfValue(bytes, value));
    if (bytes[at] !== COMMA) return found;
    at += 1;
  }
  return found;
}

function elementsAt(bytes: Buffer, open: number): Buffer[] {
  const elements: Buffer[] = [];
  let at = skipSpace(bytes, open + 1);
  while (at < bytes.length && !CLOSING.has(bytes[at] ?? 0)) {
    const end = endOfValue(bytes, at);
    elements.push(bytes.subarray(at, end));
    at = skipSpace(bytes, end);
    if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1);
  }
  return elements;
}

/** Just after the value that begins at a place. */
function endOfValue(bytes: Buffer, start: number): number {
  if (bytes[start] === QUOTE) return endOfText(bytes, start);
  let [at, depth] = [start, 0];
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) at = endOfText(bytes, at) - 1;
    else if (OPENING.has(byte)) depth += 1;
    else if (CLOSING.has(byte)) {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (byte === COMMA || isSpace(byte))) return at;
  }
  return at;
}

function endOfText(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at + 1;
}

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

function skipSpace(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && isSpace(bytes[at] ?? 0)) at += 1;
  return at;
}
