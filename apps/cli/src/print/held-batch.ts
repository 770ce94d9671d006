import type { ShownBatch } from '@wherefore/engine';

/** A held batch and what it holds, for people. */
export function heldBatchLines(batch: ShownBatch): string[] {
  const { id, source, reason, records, at, state, settledBy, why, failing, rejected, events } = batch;
  const more = records - events.length;
  return [
    `${id}  ${state}`,
    `  source    ${source}, ${at}`,
    `  reason    ${reason}`,
    ...(settledBy === null ? [] : [`  settled   by ${settledBy}: ${why ?? ''}`]),
    ...(state === 'released' ? ['  Released: it is kept here no longer.'] : []),
    ...(state === 'released' ? [] : [`  holds     ${records} events, ${failing} with faults`]),
    ...(rejected === 0 ? [] : [`  besides   ${rejected} records that were no events: wherefore quarantine`]),
    ...events.flatMap(({ event, fault }) => [
      `${fault === null ? '' : `contract: ${fault}\n    `}${JSON.stringify(event)}`,
    ]),
    ...(events.length > 0 && more > 0 ? [`... and ${more} more, see --first`] : []),
  ];
}
