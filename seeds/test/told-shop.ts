import type { EventInput } from '@wherefore/contracts';
import { generateDemoShop, type DemoShop, type DemoShopOptions } from '../src/index.js';

export const UNTIL = '2026-03-01T00:00:00.000Z';
export const DAY_MS = 86_400_000;

export type EventsOf<T extends EventInput['type']> = readonly Extract<EventInput, { type: T }>[];

/** A generated shop with all its events in hand, by type. */
export interface ToldShop extends DemoShop {
  readonly events: readonly EventInput[];
  of<T extends EventInput['type']>(type: T): EventsOf<T>;
}

export function tellShop(options: Partial<DemoShopOptions> = {}): ToldShop {
  const shop = generateDemoShop({ until: UNTIL, ...options });
  const events = shop.feeds.flatMap((feed) => [...feed.events()]);
  return { ...shop, events, of: (type) => events.filter((event) => event.type === type) as never };
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
