import { accepted, refused, type Result } from '@wherefore/contracts';
import { readJson } from './read-json.js';
import { type ForeignRecord, rejectOne, type SourceOutcome } from './source-outcome.js';

/** What a delivery holds; where it is no JSON, the outcome that keeps it with the reason. */
export function readDelivery(body: Buffer, position = 'webhook'): Result<ForeignRecord, SourceOutcome> {
  const json = readJson(body);
  if (json.ok) return accepted({ position, value: json.value });
  return refused(rejectOne({ position, value: body.toString('latin1') }, `the body ${json.refusal}`));
}
