import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { OriginalForm, Reject } from '@wherefore/contracts';

/** Most bytes kept of one record. Of a longer one the start is kept, with the size and the hash of the whole. */
export const MOST_ORIGINAL_BYTES = 262_144;

/** A record's bytes as a reject carries them; a text stands for its UTF-8. */
export function keepOriginal(record: Uint8Array | string): { original: string; form: OriginalForm } {
  const bytes = typeof record === 'string' ? Buffer.from(record, 'utf8') : Buffer.from(record);
  const cut = bytes.length > MOST_ORIGINAL_BYTES;
  const kept = cut ? bytes.subarray(0, endOfCharacter(bytes)) : bytes;
  const encoding = isUtf8(kept) ? 'text' : 'base64';
  return {
    original: kept.toString(encoding === 'text' ? 'utf8' : 'base64'),
    form: {
      encoding,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      cut,
    },
  };
}

/** The same of a reject whose maker gave the text only. */
export function keptOf({ original, form }: Reject): { original: string; form: OriginalForm } {
  return form === undefined ? keepOriginal(original) : { original, form };
}

/** Where to cut so that no character of UTF-8 is torn: at most three bytes earlier. */
function endOfCharacter(bytes: Buffer): number {
  let end = MOST_ORIGINAL_BYTES;
  while (end > MOST_ORIGINAL_BYTES - 3 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}
