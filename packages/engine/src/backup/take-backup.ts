import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { WhereforeError } from '@wherefore/contracts';
import { type Graph, type GraphDump, migrationStatus } from '@wherefore/graph';
import type { QueueDoor, QueueDump } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import type { Desk } from '../offers/desk.js';
import { copyFiles, filesBelow, sumFiles } from './backup-files.js';
import { goldenLists, steadyLists } from './golden-lists.js';
import { writeLines } from './line-files.js';
import { BACKUP_FORMAT, type BackupManifest, MANIFEST_FILE } from './manifest.js';

export interface BackupParts {
  readonly graph: Graph;
  readonly dump: GraphDump;
  readonly queue: Pick<QueueDoor, 'still'>;
  readonly redis: QueueDump;
  readonly desk: Desk;
  readonly keyring: Keyring;
  /** The log's folder. */
  readonly directory: string;
}

export const GRAPH_NODES = 'graph/nodes.jsonl.gz';
export const GRAPH_RELATIONSHIPS = 'graph/relationships.jsonl.gz';
export const REDIS_KEYS = 'redis/keys.jsonl.gz';
export const LOG_FOLDER = 'log';

/** What says by which secret a backup was made, without saying the secret. */
export const keyMarkOf = (keyring: Keyring): string => keyring.decisionMark('backup');

const MOST_PASSES = 5;

/**
 * Writes everything there is, graph, Redis and log, into a new folder. Offers are decided meanwhile; feeds wait. The folder has its
 * name only once it is whole and on disk. Throws CONFLICT when the folder exists, UNAVAILABLE when a server is gone or feeds are held
 * by another.
 */
export async function takeBackup(
  parts: BackupParts,
  { folder, now }: { readonly folder: string; readonly now: Date },
  onProgress: (line: string) => void,
): Promise<BackupManifest> {
  const draft = `${folder}.unfinished`;
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(draft).catch((cause: unknown) => {
    throw new WhereforeError('CONFLICT', `${draft} cannot be made: is another backup being written there?`, {
      cause,
    });
  });
  try {
    const manifest = await parts.queue.still(() => writeAll(parts, { draft, now }, onProgress));
    await writeFile(path.join(draft, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, {
      flush: true,
    });
    await rename(draft, folder).catch((cause: unknown) => {
      throw new WhereforeError('CONFLICT', `${folder} exists already; a backup is never written over`, {
        cause,
      });
    });
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Redis first, then the log: a decision on its way from one to the other is in both rather than in none. */
async function writeAll(
  { graph, dump, redis, desk, keyring, directory }: BackupParts,
  { draft, now }: { readonly draft: string; readonly now: Date },
  onProgress: (line: string) => void,
): Promise<BackupManifest> {
  for (const part of ['graph', 'redis', LOG_FOLDER]) await mkdir(path.join(draft, part));
  const before = await goldenLists(graph, desk, now);
  const keys = await writeLines(
    path.join(draft, REDIS_KEYS),
    told(eachOf(redis.keys()), 'Redis: keys', onProgress),
  );
  const golden = steadyLists(before, await goldenLists(graph, desk, now));
  const nodes = await writeLines(
    path.join(draft, GRAPH_NODES),
    told(dump.nodes(), 'graph: nodes', onProgress),
  );
  const relationships = await writeLines(
    path.join(draft, GRAPH_RELATIONSHIPS),
    told(dump.relationships(), 'graph: relationships', onProgress),
  );
  const logFiles = await copyLog(directory, path.join(draft, LOG_FOLDER));
  onProgress(`log: ${logFiles} files`);
  const status = await migrationStatus(graph);
  return {
    format: BACKUP_FORMAT,
    at: now.toISOString(),
    keyMark: keyMarkOf(keyring),
    migrations: status.filter(({ at }) => at !== null).map(({ name }) => name),
    counts: { nodes, relationships, keys, logFiles },
    files: await sumFiles(draft),
    golden,
  };
}

/** Where the record of decisions is in the middle of being written; it finds its own end without them. */
const COMMITS = 'decisions/commits/';

/** The record of decisions goes on being written, and small files of it are made into large ones: then they are listed again. */
async function copyLog(from: string, to: string): Promise<number> {
  for (let pass = 1; ; pass += 1) {
    const files = (await filesBelow(from)).filter((file) => !file.startsWith(COMMITS));
    const gone = await copyFiles(from, to, files);
    if (gone.length === 0) return (await filesBelow(to)).length;
    if (pass === MOST_PASSES)
      throw new WhereforeError(
        'UNAVAILABLE',
        `The log's files change faster than they are copied (${gone[0] ?? ''}); try again`,
      );
    await rm(to, { recursive: true, force: true });
    await mkdir(to);
  }
}

async function* eachOf<T>(pages: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const page of pages) yield* page;
}

const TELL_EVERY = 10_000;

async function* told<T>(
  values: AsyncIterable<T>,
  what: string,
  onProgress: (line: string) => void,
): AsyncGenerator<T> {
  let count = 0;
  for await (const value of values) {
    yield value;
    count += 1;
    if (count % TELL_EVERY === 0) onProgress(`${what}, ${count.toLocaleString('en')}`);
  }
}
