import { setTimeout as pause } from 'node:timers/promises';
import { listHeld } from '@wherefore/engine';
import { type Claim, conclude } from '../harness/conclude.js';
import type { Drill } from '../harness/drill.js';
import type { DrillStack } from '../harness/drill-stack.js';
import { HOSTILE_FILES, type HostileFile, laidOut, peakMemory } from '../harness/hostile-files.js';
import type { Place } from '../harness/place.js';
import { startCli } from '../harness/start-cli.js';
import { submitEvents } from '../harness/submit-events.js';
import { until } from '../harness/until.js';
import { heldFirst } from '../harness/held-first.js';

const MOST_MEMORY_MB = 512;
const MOST_LAG_MS = 5_000;
const BEAT_MS = 250;
const ONE_FILE_MS = 180_000;

export const hostileFiles: Drill = {
  name: 'hostile-files',
  about:
    'gzip bomb, 2 GB line, NUL, broken gzip and the like: said precisely, < 512 MB, another feed stays < 5 s behind',
  async run(stack) {
    const place = await stack.boot('hostile');
    const worker = await place.startWorker();
    let over = false;
    const lags = beat(place, () => over);
    const claims: Claim[] = [];
    let commandMb = 0;
    for (const hostile of HOSTILE_FILES) {
      const { claim, rssMb } = await importOne(stack, place, hostile);
      claims.push(claim);
      commandMb = Math.max(commandMb, rssMb);
    }
    over = true;
    const worst = Math.max(...(await lags));
    const workerMb = await peakMemory(worker.pid);
    return conclude(
      { files: HOSTILE_FILES.length, command_mb: commandMb, worker_mb: workerMb, worst_lag_ms: worst },
      [
        ...claims,
        {
          what: `the command has at most ${MOST_MEMORY_MB} MB (${commandMb})`,
          holds: commandMb < MOST_MEMORY_MB,
        },
        {
          what: `the worker has at most ${MOST_MEMORY_MB} MB (${workerMb})`,
          holds: workerMb < MOST_MEMORY_MB,
        },
        { what: `another feed is at most ${MOST_LAG_MS} ms behind (${worst})`, holds: worst < MOST_LAG_MS },
      ],
    );
  },
};

/** Sends an event now and then, as another feed; how long each took to take effect, ms. */
async function beat(place: Place, isOver: () => boolean): Promise<number[]> {
  const lags: number[] = [];
  for (let n = 0; !isOver(); n += 1) {
    const started = performance.now();
    const occurredAt = new Date().toISOString();
    await submitEvents(place, `beat-${n}`, [
      {
        id: `beat-${n}`,
        source: 'beat',
        type: 'stock.changed',
        occurredAt,
        payload: { product: 'beat', quantity: n },
      },
    ]);
    await until(
      'the beat is applied',
      async () => (await place.queue.pending([`stream:beat-${n}`])) === 0,
      60_000,
    );
    lags.push(Math.round(performance.now() - started));
    await pause(BEAT_MS);
  }
  return lags;
}

interface Imported {
  readonly claim: Claim;
  readonly rssMb: number;
}

async function importOne(stack: DrillStack, place: Place, hostile: HostileFile): Promise<Imported> {
  stack.say(hostile.what);
  const folder = await laidOut(stack.folder, hostile);
  const run = await stack.keep(startCli(['import', 'events', folder, '--json'], place.env));
  const ended = await Promise.race([run.ended, pause(ONE_FILE_MS, null, { ref: false })]);
  if (ended === null) {
    run.kill();
    return {
      claim: { what: `${hostile.what}: it did not end in ${ONE_FILE_MS / 1_000} s`, holds: false },
      rssMb: 0,
    };
  }
  const { code, stdout, stderr } = ended;
  const { tables = [], rssMb = 0 } = code === 0 ? (JSON.parse(stdout) as Outcome) : {};
  const [table] = tables;
  const held = await listHeld(place, heldFirst(50));
  const reasons = held
    .filter(({ position }) => position.startsWith(hostile.file))
    .map(({ position, reason }) => `${position} ${reason}`);
  const said = [
    stderr.trim().split('\n').at(-1) ?? '',
    ...reasons,
    table === undefined ? '' : `${table.records} records, ${table.applied} applied`,
  ].join('; ');
  const { expected } = hostile;
  const asExpected =
    expected === null
      ? code !== 0
      : table !== undefined &&
        table.quarantined === expected.quarantined &&
        (expected.applied === -1 ? table.applied > 0 : table.applied === expected.applied);
  return {
    claim: { what: `${hostile.what}: ${said.slice(0, 200)}`, holds: asExpected && hostile.says.test(said) },
    rssMb,
  };
}

interface Outcome {
  readonly tables?: readonly {
    readonly records: number;
    readonly applied: number;
    readonly quarantined: number;
  }[];
  readonly rssMb?: number;
}
