import { announceModels, learnEpoch, loadEpoch } from '@wherefore/engine';
import { countGraph } from '@wherefore/graph';
import { existsSync } from 'node:fs';
import pc from 'picocolors';
import type { Screen } from '../print/screen.js';
import { PLACES } from '../stack/places.js';
import type { CommandParts } from '../stack/parts.js';
import { seedShop } from './seed-shop.js';

/**
 * Loads the demo shop into an empty graph, or goes on where that was cut short, and learns the first epoch. A graph that
 * holds something else is left alone.
 */
export async function prepareDemo(parts: CommandParts, screen: Screen): Promise<void> {
  if ((await loadEpoch(parts.graph)) !== null) return;
  const counts = await parts.graph.read(countGraph, {});
  const products = counts.find(({ label }) => label === 'Product')?.count ?? 0;
  if (products > 0 && !existsSync(PLACES.demo)) return;
  const seedStarted = performance.now();
  const reports = await seedShop({ ...parts, queue: await parts.queue() }, (feed, { records }) =>
    screen.progress(`demo shop: ${feed} feed, ${records.toLocaleString('en')} events through the queue`),
  );
  const events = Object.values(reports).reduce((sum, { applied }) => sum + applied, 0);
  screen.say(
    `${pc.green('✓')} demo shop: ${events.toLocaleString('en')} events applied in ${seconds(seedStarted)} s`,
  );
  const learned = await learnEpoch(
    { graph: parts.graph, log: await parts.log() },
    {
      now: new Date(),
      by: 'start',
      why: 'the demo shop was loaded',
      onStage: (stage) => screen.progress(`learning: ${stage}`),
    },
  );
  await announceModels({ graph: parts.graph, queue: await parts.queue() });
  screen.say(
    `${pc.green('✓')} learned epoch ${learned.epoch.id} from ${learned.orders.toLocaleString('en')} orders in ${learned.seconds} s`,
  );
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);
