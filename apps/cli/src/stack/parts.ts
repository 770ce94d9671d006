import type { Config } from '@wherefore/config';
import {
  createKeyring,
  type Desk,
  type Keyring,
  openDesk,
  openTermDesk,
  type RecordParts,
  type TermDesk,
  termFilesIn,
} from '@wherefore/engine';
import { connectGraph, type Graph } from '@wherefore/graph';
import { type DecisionLog, type EventLog, openDecisionLog, openLog } from '@wherefore/log';
import { type DecisionStream, openDecisionStream, openQueue, type QueueDoor } from '@wherefore/queue';

/** What commands work with. */
export interface CommandParts {
  readonly config: Config;
  readonly graph: Graph;
  readonly keyring: Keyring;
  readonly consentDefault: boolean;
  /** Opened when first asked for: not every command needs Redis or the log. */
  queue(): Promise<QueueDoor>;
  log(): Promise<EventLog>;
  /** Where offers are decided; needs Redis for what is true this moment. */
  desk(): Promise<Desk>;
  /** Where decisions are recalled from. */
  record(): Promise<RecordParts>;
}

/** A command begins anew each time: it waits for models that add to scores. */
const MODEL_PATIENCE_MS = 20_000;

/** Runs a command with its parts and closes them whatever happens. */
export async function withParts<T>(config: Config, work: (parts: CommandParts) => Promise<T>): Promise<T> {
  const graph = connectGraph({
    uri: config.NEO4J_URI,
    user: config.NEO4J_USER,
    password: config.NEO4J_PASSWORD,
    readTimeoutMs: 300_000,
    writeTimeoutMs: 300_000,
  });
  let queue: Promise<QueueDoor> | null = null;
  let log: Promise<EventLog> | null = null;
  let desk: Desk | null = null;
  let terms: TermDesk | null = null;
  let decisions: DecisionStream | null = null;
  let decisionLog: Promise<DecisionLog> | null = null;
  const keyring = createKeyring(config.WHEREFORE_SECRET);
  const consentDefault = config.WHEREFORE_CONSENT_DEFAULT === 'granted';
  try {
    await graph.verify();
    return await work({
      config,
      graph,
      keyring,
      consentDefault,
      queue: () => (queue ??= openQueue(config.REDIS_URL)),
      async desk() {
        const { live, features } = await this.queue();
        const files = termFilesIn(config.WHEREFORE_LOG_DIR);
        terms ??= openTermDesk({ features, files, patienceMs: MODEL_PATIENCE_MS });
        return (desk ??= openDesk({ graph, live, keyring, consentDefault, terms }));
      },
      async record() {
        decisions ??= await openDecisionStream(config.REDIS_URL);
        const { WHEREFORE_LOG_DIR: directory } = config;
        return { keyring, decisions, decisionLog: () => (decisionLog ??= openDecisionLog({ directory })) };
      },
      log: () => (log ??= openLog({ directory: config.WHEREFORE_LOG_DIR })),
    });
  } finally {
    await graph.close();
    await (terms as TermDesk | null)?.close();
    await closeIfOpen(queue);
    await closeIfOpen(log);
    await closeIfOpen(decisionLog);
    (decisions as DecisionStream | null)?.close();
  }
}

/** A part that could not be opened has told its caller already. */
async function closeIfOpen(part: Promise<{ close(): Promise<void> }> | null): Promise<void> {
  const [outcome] = await Promise.allSettled([part]);
  if (outcome.status === 'fulfilled' && outcome.value !== null) await outcome.value.close();
}
