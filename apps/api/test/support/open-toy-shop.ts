import type { AddressInfo } from 'node:net';
import { type Batch, Event } from '@wherefore/contracts';
import {
  announceChanges,
  applyBatch,
  applyBatches,
  learnEpoch,
  logDecisions,
  openBatch,
} from '@wherefore/engine';
import { openDecisionLog, openLog } from '@wherefore/log';
import { type ApplyWorker, openDecisionTail, startApplyWorker } from '@wherefore/queue';
import { bePatient } from '../../../../packages/engine/test/support/be-patient.js';
import { TOY_NOW, toyShop } from '../../../../packages/engine/test/support/toy-shop.js';
import { openApi, type OpenApi } from './open-api.js';
import { keyring } from './tokens.js';

/** The API with a small shop in it, learned, at an address. */
export interface ToyShopApi extends Pick<OpenApi, 'app' | 'graph' | 'queue' | 'logDirectory' | 'ask' | 'postEvents'> {
  /** Of GraphQL. */
  readonly url: string;
  /** Every event that was accepted and that names this session. */
  acceptedOf(session: string): Promise<Event[]>;
  /** Lets what is accepted take effect from now on, as a worker does; again, it changes nothing. */
  work(): Promise<void>;
  /** Moves decisions to the log, as a worker does, until it holds so many. */
  logDecisions(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function openToyShop(settings: Readonly<Record<string, string>> = {}): Promise<ToyShopApi> {
  const api = await openApi(settings);
  const { graph, queue, app, ask, postEvents } = api;
  const { logDirectory: directory } = api;
  const log = await openLog({ directory });
  const decisionLog = await openDecisionLog({ directory });
  await bePatient({ graph, announce: () => queue.live.touch({ knowledge: true }) });
  const announce = (applied: readonly Batch[]) =>
    announceChanges({ graph, live: queue.live, keyring }, applied);
  const openWaiting = async (id: string): Promise<Batch | null> => {
    const sealed = await queue.waiting(id);
    return sealed === null ? null : openBatch(keyring, sealed);
  };
  const applying = { graph, log, keyring, announce, waiting: openWaiting };
  let worker: ApplyWorker | null = null;
  await applyBatch(
    { ...applying, waiting: () => Promise.resolve(null) },
    {
      id: 'test:1',
      source: 'test',
      receivedAt: '2026-11-01T00:00:00.000Z',
      guard: 'event',
      events: toyShop().map((event) => Event.parse(event)),
      rejects: [],
    },
  );
  await learnEpoch({ graph, log }, { now: TOY_NOW, options: { minLift: 1.2 } });
  await queue.live.touch({ knowledge: true });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    app,
    graph,
    queue,
    ask,
    postEvents,
    logDirectory: directory,
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`,
    async acceptedOf(session) {
      const jobs = await queue.queues.live.getJobs(['prioritized', 'waiting', 'delayed']);
      const sealed = await Promise.all(jobs.map(({ data }) => queue.waiting(data.batch)));
      const events = sealed.flatMap((one) => (one === null ? [] : openBatch(keyring, one).events));
      return events.filter(({ payload }) => 'session' in payload && payload.session === session);
    },
    async work() {
      if (worker !== null) return;
      const fail = (error: Error): never => {
        throw error;
      };
      worker = await startApplyWorker({
        url: api.redisUrl,
        concurrency: 1,
        apply: async (sealed) =>
          void (await applyBatches(
            applying,
            sealed.map((one) => openBatch(keyring, one)),
          )),
        applyAlone: () => Promise.reject(new Error('nothing is suspicious here')),
        onFailed: (_, error) => fail(error),
        onError: fail,
      });
    },
    async logDecisions(count) {
      const errors: unknown[] = [];
      let logged = (await decisionLog.counts()).decisions;
      const run = await new Promise<ReturnType<typeof logDecisions>>((resolve) => {
        const moving: ReturnType<typeof logDecisions> = logDecisions(
          { tail: openDecisionTail(api.redisUrl), log: decisionLog, keyring },
          {
            lingerMs: 5,
            onLogged: () =>
              void decisionLog.counts().then(({ decisions }) => {
                logged = decisions;
                if (logged >= count) resolve(moving);
              }),
            onError: (error) => errors.push(error),
          },
        );
        if (logged >= count) resolve(moving);
      });
      await run.close();
      if (errors.length > 0) throw new AggregateError(errors, 'decisions could not be logged');
    },
    async close() {
      await worker?.close();
      await log.close();
      await decisionLog.close();
      await api.close();
    },
  };
}
