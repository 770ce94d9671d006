import { createHash } from 'node:crypto';

/** A number from 0 to 2^32 - 1 that stands for a text, so that draws can be made again from what is recorded. */
export const seedOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0);
