import { isUtf8 } from 'node:buffer';
import { accepted, refused, type Result } from '@wherefore/contracts';
import type { HttpReply } from './http-call.js';

/** No provider nests nearly so deep; what reads the value after us may go down it by recursion. */
const MAX_DEPTH = 100;

/** Bytes as JSON, a byte order mark before it allowed; else what is wrong with them, in words. */
export function readJson(bytes: Buffer): Result<unknown, string> {
  if (!isUtf8(bytes)) return refused('is not UTF-8');
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (isDeeper(text, MAX_DEPTH)) return refused(`is nested deeper than ${MAX_DEPTH} levels`);
  try {
    return accepted(JSON.parse(text) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError) return refused('is not JSON');
    throw error;
  }
}

function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (quoted) {
      if (char === BACKSLASH) at++;
      else if (char === QUOTE) quoted = false;
    } else if (char === QUOTE) quoted = true;
    else if (char === OPEN_LIST || char === OPEN_OBJECT) {
      if (++depth > most) return true;
    } else if (char === CLOSE_LIST || char === CLOSE_OBJECT) depth--;
  }
  return false;
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 91, 93, 123, 125];

/** The body of a reply that should be JSON. */
export function replyJson({ headers, body }: HttpReply): Result<unknown, string> {
  const type = headers['content-type'] ?? '';
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type))
    return refused(`expected JSON, got ${type === '' ? 'no content type' : type.slice(0, 60)}`);
  const json = readJson(body);
  return json.ok ? json : refused(`the body ${json.refusal}`);
}
