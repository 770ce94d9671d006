import type { EventInput } from '@wherefore/contracts';

/** Merges streams that are each in order of time into one; of two at the same instant, the earlier stream's first. */
export function* mergeByTime(...streams: readonly Iterable<EventInput>[]): Generator<EventInput> {
  const heads = streams.map((stream) => {
    const iterator = stream[Symbol.iterator]();
    return { iterator, head: iterator.next() };
  });
  for (;;) {
    let earliest: (typeof heads)[number] | undefined;
    let event: EventInput | undefined;
    for (const candidate of heads) {
      if (candidate.head.done === true) continue;
      if (event !== undefined && candidate.head.value.occurredAt >= event.occurredAt) continue;
      earliest = candidate;
      event = candidate.head.value;
    }
    if (earliest === undefined || event === undefined) return;
    yield event;
    earliest.head = earliest.iterator.next();
  }
}
