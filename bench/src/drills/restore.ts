import { rm } from 'node:fs/promises';
import path from 'node:path';
import { announceModels, recallDecision, stateHash } from '@wherefore/engine';
import { openDecisionLog } from '@wherefore/log';
import { openDecisionStream } from '@wherefore/queue';
import { conclude } from '../harness/conclude.js';
import type { Drill } from '../harness/drill.js';
import type { Place } from '../harness/place.js';
import { runCli } from '../harness/start-cli.js';
import { until, untilDrained } from '../harness/until.js';
import { openRolloutShop } from '../rollout/open-rollout-shop.js';
import { type Answered, startVisitors } from '../rollout/visitors.js';
import { fetchTokens } from '../stack/tokens.js';

const CUSTOMERS = 5_000;
const PER_SECOND = 20;
/** That are told before and after. */
const DECISIONS = 100;
const WITHIN_S = 900;

export const restore: Drill = {
  name: 'restore',
  about:
    'a backup under traffic, then everything is lost: the restored shop has the same state, log, decisions and 20 identical lists of offers',
  async run(stack, options) {
    const lost = await stack.boot('lost');
    const size = { customers: Math.max(200, Math.round(CUSTOMERS * options.size)), seed: options.seed };
    const worker = await lost.startWorker();
    await openRolloutShop({ stack, place: lost }, size);
    await announceModels(lost);
    const api = await lost.startApi();
    const folder = path.join(stack.folder, 'backup');
    const tokens = await fetchTokens(api.port);
    const visitors = await startVisitors({
      port: api.port,
      perSecond: PER_SECOND,
      ...size,
      tokens,
      respond: false,
    });
    await until(
      'decisions have been made',
      () => Promise.resolve(visitors.answers.length >= DECISIONS),
      60_000,
    );
    const ids = visitors.answers.flatMap(({ id }) => id ?? []).slice(0, DECISIONS);
    const told = await tell(lost, ids);
    stack.say('a backup, under traffic');
    const [taking, takenIn] = await timed(() =>
      runCli(stack, lost.env, ['backup', '--out', folder, '--json']),
    );
    await visitors.stop();
    await untilDrained(lost);
    const before = await stateHash(lost.graph);

    stack.say('everything is lost');
    await worker.stop();
    await api.stop();
    process.kill(lost.pids.neo4j, 'SIGKILL');
    process.kill(lost.pids.redis, 'SIGKILL');
    await rm(lost.logDirectory, { recursive: true, force: true });

    const found = await stack.boot('found');
    stack.say('restoring elsewhere');
    const [restoring, restoredIn] = await timed(() =>
      runCli(stack, found.env, ['restore', folder, '--anew', '--yes', '--json']),
    );
    const after = await stateHash(found.graph);
    await Promise.all([found.startWorker(), found.startApi()]);
    await untilDrained(found);
    const toldAgain = await tell(found, ids);
    return judge({
      counts: (JSON.parse(taking) as Taken).counts,
      report: JSON.parse(restoring) as Report,
      answers: visitors.answers,
      seconds: { takenIn, restoredIn },
      isSameState: after.hash === before.hash,
      told,
      toldAgain,
    });
  },
};

interface Taken {
  readonly counts: Readonly<Record<string, number>>;
}

interface Outcome extends Taken {
  readonly report: Report;
  readonly answers: readonly Answered[];
  readonly seconds: { readonly takenIn: number; readonly restoredIn: number };
  readonly isSameState: boolean;
  readonly told: readonly string[];
  readonly toldAgain: readonly string[];
}

function judge({ counts, report, answers, seconds, isSameState, told, toldAgain }: Outcome) {
  const { lists, differing } = report.golden;
  const recalled = toldAgain.filter((text, n) => text === told[n]).length;
  return conclude(
    {
      ...counts,
      asked_meanwhile: answers.length,
      failed_meanwhile: answers.filter(({ failed }) => failed).length,
      backup_s: seconds.takenIn,
      restore_s: seconds.restoredIn,
      lists,
      lists_differing: differing,
      decisions_recalled: recalled,
    },
    [
      { what: 'the state hash is the same', holds: isSameState },
      {
        what: `${lists - differing} of ${lists} lists of offers are decided as they were`,
        holds: lists === 20 && differing === 0,
      },
      {
        what: `${recalled} of ${DECISIONS} decisions from before the backup are recalled word for word`,
        holds: recalled === DECISIONS,
      },
      {
        what: 'nobody who asked for offers meanwhile was turned away',
        holds: answers.every(({ failed }) => !failed),
      },
      {
        what: `restored in ${seconds.restoredIn} s, at most ${WITHIN_S}`,
        holds: seconds.restoredIn <= WITHIN_S,
      },
    ],
  );
}

interface Report {
  readonly golden: { readonly lists: number; readonly differing: number };
}

/** What is recorded of decisions, as text. */
async function tell({ env, keyring, logDirectory }: Place, ids: readonly string[]): Promise<string[]> {
  const decisions = await openDecisionStream(env['REDIS_URL'] ?? '');
  const decisionLog = await openDecisionLog({ directory: logDirectory });
  const record = { keyring, decisions, decisionLog: () => Promise.resolve(decisionLog) };
  try {
    const told: string[] = [];
    for (const id of ids) told.push(JSON.stringify(await recallDecision(record, id)));
    return told;
  } finally {
    await decisionLog.close();
    await decisions.close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const value = await work();
  return [value, Math.round((performance.now() - started) / 100) / 10];
}
