import { EVERY_RECORD, type HeldQuery } from '@wherefore/engine';

/** The latest so many records that are held in quarantine. */
export const heldFirst = (limit: number): HeldQuery => ({ ...EVERY_RECORD, state: 'held', skip: 0, limit });
