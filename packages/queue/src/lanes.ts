/** Smaller runs sooner: a shopper's event overtakes what a feed sends, which overtakes bulk imports. */
export const PRIORITY = Object.freeze({ interactive: 1, feed: 5, bulk: 10 });
export type PriorityName = keyof typeof PRIORITY;
export const PRIORITIES = Object.freeze(Object.keys(PRIORITY)) as readonly PriorityName[];

/**
 * Batches travel in two lanes, and a worker takes from both at once. A chunk of an import holds its place for seconds;
 * in a lane of its own it cannot keep a consent or a price waiting.
 */
export const LANES = Object.freeze({ live: 'apply-live', bulk: 'apply-batch' });
export type Lane = keyof typeof LANES;
export const LANE_NAMES = Object.freeze(Object.keys(LANES)) as readonly Lane[];

export const laneOf = (priority: number): Lane => (priority < PRIORITY.bulk ? 'live' : 'bulk');

/** The name of a priority; what lies between two counts as the less urgent one. */
export const priorityName = (priority: number): PriorityName =>
  PRIORITIES.find((name) => priority <= PRIORITY[name]) ?? 'bulk';
