import { createHash } from 'node:crypto';

const STEPS = 2 ** 48;

/** A place in [0, 1) that follows from the salt and the unit alone: the same in every process, for ever. */
export const bucketOf = (salt: string, unit: string): number =>
  createHash('sha256').update(`${salt}|${unit}`).digest().readUIntBE(0, 6) / STEPS;
