import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { admitRecords, type ImportPart, type ImportReport, importStream } from '@wherefore/engine';
import type { Graph } from '@wherefore/graph';
import type { QueueDoor } from '@wherefore/queue';
import { type DemoShopOptions, generateDemoShop } from '@wherefore/seeds';
import { type EventInput, WhereforeError } from '@wherefore/contracts';
import { z } from 'zod';
import type { Keyring } from '@wherefore/engine';
import { HOME, PLACES } from '../stack/places.js';

const Plan = z.object({
  seed: z.number(),
  until: z.string(),
  products: z.number().optional(),
  customers: z.number().optional(),
});

/** How large a shop; the generator's own size where nothing is said. */
export interface ShopSize {
  readonly products?: number | undefined;
  readonly customers?: number | undefined;
}

export interface SeedParts {
  readonly graph: Graph;
  readonly queue: QueueDoor;
  readonly keyring: Keyring;
}

/**
 * Loads the demo shop through the same way in as any feed. Which shop it is gets remembered, so that a seeding that was
 * cut short goes on with the very same shop.
 */
export async function seedShop(
  parts: SeedParts,
  onProgress: (feed: string, report: ImportReport) => void,
  size: ShopSize = {},
): Promise<Record<string, ImportReport>> {
  const plan = demoPlan(size);
  const shop = generateDemoShop(optionsOf(plan));
  const reports: Record<string, ImportReport> = {};
  for (const feed of shop.feeds) {
    reports[feed.name] = await importStream(
      parts,
      {
        key: `demo:${plan.seed}:${plan.until}:${feed.name}`,
        source: `demo-${feed.name}`,
        parts: inParts(`demo-${feed.name}`, feed.events()),
      },
      (report) => onProgress(feed.name, report),
    );
  }
  return reports;
}

const optionsOf = ({ products, customers, ...which }: z.infer<typeof Plan>): DemoShopOptions => ({
  ...which,
  ...(products === undefined ? {} : { products }),
  ...(customers === undefined ? {} : { customers }),
});

/** Which demo shop this machine has. Throws NOT_FOUND where it has none. */
export function keptPlan(): DemoShopOptions {
  const plan = readPlan();
  if (plan === null)
    throw new WhereforeError(
      'NOT_FOUND',
      'There is no demo shop on this machine: `npm start`, or `wherefore seed`',
    );
  return optionsOf(plan);
}

const readPlan = (): z.infer<typeof Plan> | null =>
  existsSync(PLACES.demo) ? Plan.parse(JSON.parse(readFileSync(PLACES.demo, 'utf8'))) : null;

/** The demo shop of this machine: history up to today, decided once. */
function demoPlan(size: ShopSize): z.infer<typeof Plan> {
  const kept = readPlan();
  if (kept !== null) return kept;
  const plan = { seed: 7, until: `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`, ...size };
  mkdirSync(HOME, { recursive: true });
  writeFileSync(PLACES.demo, `${JSON.stringify(plan)}\n`);
  return plan;
}

const EVENTS_PER_PART = 500;

function* inParts(source: string, events: Iterable<EventInput>): Generator<ImportPart> {
  let values: EventInput[] = [];
  for (const event of events) {
    values.push(event);
    if (values.length < EVENTS_PER_PART) continue;
    yield toPart(source, values);
    values = [];
  }
  if (values.length > 0) yield toPart(source, values);
}

function toPart(source: string, values: readonly EventInput[]): ImportPart {
  const raw = values.map((value) => ({ source, position: `event ${value.id}`, value }));
  return { records: values.length, skipped: 0, ...admitRecords(raw) };
}
