import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventInput } from '@wherefore/contracts';
import { stateHash } from '@wherefore/engine';
import { conclude } from '../harness/conclude.js';
import { type Drill, scaled } from '../harness/drill.js';
import type { DrillStack } from '../harness/drill-stack.js';
import { expectClean } from '../harness/expect-clean.js';
import { type LastingWorker, startLastingWorker } from '../harness/lasting-worker.js';
import { makeEvents } from '../harness/make-events.js';
import type { Place } from '../harness/place.js';
import { type Random, randomFrom } from '../harness/random.js';
import { startCli } from '../harness/start-cli.js';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 5_000;
/** Runs of the command before the drill gives up. */
const MOST_RUNS = 60;

export const killImport: Drill = {
  name: 'kill-import',
  about:
    'kill -9 of the command or its worker at 20 points of an import of 100,000 rows: goes on, each row once, again is a no-op',
  async run(stack, options) {
    const [rows, wanted] = [scaled(100_000, options), scaled(20, options)];
    const events = makeEvents(rows, options.seed);
    const folder = path.join(stack.folder, 'files');
    await mkdir(folder);
    await pipeline(Readable.from(linesOf(events)), createWriteStream(path.join(folder, 'events.jsonl')));
    const place = await stack.boot('killed');
    const worker = await stack.keep(await startLastingWorker(place, 'worker', { restartMs: 200 }));
    const started = performance.now();
    const { kills, runs } = await importUnderFire(stack, {
      place,
      folder,
      worker,
      wanted,
      random: randomFrom(options.seed),
    });
    const seconds = Math.round((performance.now() - started) / 1_000);
    const before = (await stateHash(place.graph)).hash;
    const again = await startCli(['import', 'events', folder], place.env).ended;
    const unchanged = (await stateHash(place.graph)).hash === before;
    const { claims, notes, figures } = await expectClean(stack, place, events);
    return conclude(
      { rows, kills, runs, seconds, ...figures },
      [
        ...claims,
        { what: `it was killed ${kills} times of ${wanted}`, holds: kills === wanted },
        {
          what: 'importing again changes nothing, and says so',
          holds: unchanged && again.stdout.includes('Nothing was new'),
        },
      ],
      notes,
    );
  },
};

function* linesOf(events: readonly EventInput[]): Generator<string> {
  for (const event of events) yield `${JSON.stringify(event)}\n`;
}

interface Fire {
  readonly place: Place;
  readonly folder: string;
  readonly worker: LastingWorker;
  readonly wanted: number;
  readonly random: Random;
}

/** Starts the import again and again until it ends by itself; kills it, or the worker, meanwhile. */
async function importUnderFire(
  stack: DrillStack,
  { place, folder, worker, wanted, random }: Fire,
): Promise<{ kills: number; runs: number }> {
  let kills = 0;
  for (let runs = 1; runs <= MOST_RUNS; runs += 1) {
    const run = await stack.keep(startCli(['import', 'events', folder], place.env));
    let over = false;
    void run.ended.then(() => {
      over = true;
    });
    while (!over && kills < wanted) {
      await Promise.race([run.ended, pause(SHORTEST_MS + random.below(LONGEST_MS - SHORTEST_MS))]);
      if (over) break;
      kills += 1;
      if (random.next() < 0.5) worker.kill();
      else {
        run.kill();
        await run.ended;
      }
    }
    const { code, stderr } = await run.ended;
    if (code === 0) return { kills, runs };
    stack.say(`run ${runs}, ${kills} kills${code === null ? '' : `: ${stderr.trim().split('\n').at(-1)}`}`);
  }
  return { kills, runs: MOST_RUNS };
}
