import { parseConfig } from '@wherefore/config';
import { type LearnJob, messageOf, ModelJob, WhereforeError } from '@wherefore/contracts';
import {
  announceModels,
  createKeyring,
  gateScenarios,
  learnEpoch,
  openDesk,
  verifyEpochWith,
} from '@wherefore/engine';
import { connectGraph } from '@wherefore/graph';
import { openLog } from '@wherefore/log';
import { openQueue } from '@wherefore/queue';
import type { LearnMessage } from './learn-elsewhere.js';

const tell = (message: LearnMessage): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });

/** Learns as a job says and ends. */
async function main(job: LearnJob): Promise<void> {
  const config = parseConfig(process.env);
  const graph = connectGraph({
    uri: config.NEO4J_URI,
    user: config.NEO4J_USER,
    password: config.NEO4J_PASSWORD,
    readTimeoutMs: 300_000,
    writeTimeoutMs: 300_000,
  });
  const queue = await openQueue(config.REDIS_URL);
  const log = await openLog({ directory: config.WHEREFORE_LOG_DIR });
  const keyring = createKeyring(config.WHEREFORE_SECRET);
  const consentDefault = config.WHEREFORE_CONSENT_DEFAULT === 'granted';
  const desk = openDesk({ graph, live: queue.live, keyring, consentDefault });
  const verify = verifyEpochWith(() => Promise.resolve(desk), gateScenarios([config.WHEREFORE_SCENARIOS]));
  const { version, published, checks, remark, seconds } = await learnEpoch(
    { graph, log, verify, announce: () => announceModels({ graph, queue }) },
    {
      now: new Date(),
      as: job.as,
      by: job.by,
      why: job.why,
      onStage: (stage) => void tell({ stage }),
    },
  );
  const failed = checks.filter(({ holds }) => !holds);
  await tell({ learned: { version: version.id, published, remark, failed, seconds } });
}

function jobOf(text: string | undefined): LearnJob {
  const job = ModelJob.parse(JSON.parse(text ?? 'null'));
  if (job.task !== 'learn') throw new WhereforeError('BAD_INPUT', 'this is no learning run');
  return job;
}

process.once('disconnect', () => process.exit(1));
main(jobOf(process.argv[2])).then(
  () => process.exit(0),
  async (error: unknown) => {
    await tell({ failed: messageOf(error) });
    process.exit(1);
  },
);
