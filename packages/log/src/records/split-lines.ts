import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import { readBytes } from './read-bytes.js';

/** Longest line, and longest record of several lines, in bytes. */
export const MAX_RECORD = 1_048_576;
const KEPT_OF_TOO_LONG = 1000;
const TOO_LONG = `is longer than ${MAX_RECORD} bytes; only its start is kept`;
const NEWLINE = 0x0a;

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  readonly fault?: string;
  /** The line as it came, where its text is not all of it. */
  readonly bytes?: Uint8Array;
}

/**
 * A text file in lines, many at a time, in bounded memory. A line that is too long, holds NUL or is not UTF-8 has a
 * `fault`; so has the last one of a file that breaks off. Throws BAD_INPUT when nothing at all can be read.
 */
export async function* splitLines(path: string, gzip: boolean): AsyncGenerator<readonly Line[]> {
  const splitter = new LineSplitter();
  let bytesRead = 0;
  try {
    for await (const bytes of readBytes(path, gzip)) {
      bytesRead += bytes.length;
      yield splitter.push(bytes);
    }
  } catch (cause) {
    if (bytesRead === 0)
      throw new WhereforeError('BAD_INPUT', `${basename(path)} cannot be read: ${messageOf(cause)}`, {
        cause,
      });
    yield splitter.end(`the file breaks off here: ${messageOf(cause)}`);
    return;
  }
  yield splitter.end();
}

class LineSplitter {
  private rest: Buffer = Buffer.alloc(0);
  private lines = 0;
  /** Inside a line already given up as too long. */
  private skipping = false;

  push(bytes: Buffer): Line[] {
    let start = 0;
    if (this.skipping) {
      start = bytes.indexOf(NEWLINE) + 1;
      if (start === 0) return [];
      this.skipping = false;
    }
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end <= start) return this.keep(bytes.subarray(start));
    const whole = Buffer.concat([this.rest, bytes.subarray(start, end)]);
    this.rest = Buffer.alloc(0);
    return [...this.decode(whole.subarray(0, -1)), ...this.keep(bytes.subarray(end))];
  }

  end(fault?: string): Line[] {
    const last = this.rest.length > 0 ? this.decode(this.rest) : [];
    this.rest = Buffer.alloc(0);
    if (fault === undefined) return last;
    const [broken] = last;
    return [{ number: broken?.number ?? ++this.lines, text: broken?.text ?? '', fault }];
  }

  private keep(partial: Buffer): Line[] {
    this.rest = Buffer.concat([this.rest, partial]);
    if (this.rest.length <= MAX_RECORD) return [];
    const text = this.rest.toString('utf8', 0, KEPT_OF_TOO_LONG);
    this.rest = Buffer.alloc(0);
    this.skipping = true;
    return [{ number: ++this.lines, text, fault: TOO_LONG }];
  }

  private decode(block: Buffer): Line[] {
    const clean = isUtf8(block) && !block.includes(0);
    const texts = block.toString('utf8').split('\n');
    if (clean) return texts.map((text) => this.line(text, clean));
    let start = 0;
    return texts.map((text) => {
      const found = block.indexOf(NEWLINE, start);
      const bytes = block.subarray(start, found === -1 ? block.length : found);
      start += bytes.length + 1;
      const line = this.line(text, clean);
      return line.fault === undefined ? line : { ...line, bytes: Buffer.from(bytes) };
    });
  }

  private line(text: string, clean: boolean): Line {
    const number = ++this.lines;
    const trimmed = trimLine(text, number);
    if (trimmed.length > MAX_RECORD)
      return { number, text: trimmed.slice(0, KEPT_OF_TOO_LONG), fault: TOO_LONG };
    const fault = clean ? undefined : faultIn(trimmed);
    return fault === undefined ? { number, text: trimmed } : { number, text: trimmed, fault };
  }
}

/** Without the carriage return of Windows and the byte order mark of a first line. */
function trimLine(text: string, number: number): string {
  const end = text.endsWith('\r') ? -1 : undefined;
  return text.slice(number === 1 && text.startsWith('\ufeff') ? 1 : 0, end);
}

/** Damage shows as replacement characters once decoded; a line may hold one of its own, but not in a damaged block. */
function faultIn(text: string): string | undefined {
  if (text.includes('\0')) return 'holds a NUL character';
  return text.includes('\ufffd') ? 'is not valid UTF-8' : undefined;
}
