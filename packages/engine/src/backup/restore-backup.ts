import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, WhereforeError } from '@wherefore/contracts';
import {
  type DumpedNode,
  type DumpedRelationship,
  type Graph,
  type GraphDump,
  migrate,
  readMigrations,
} from '@wherefore/graph';
import type { DumpedKey, QueueDoor, QueueDump } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import type { Desk } from '../offers/desk.js';
import { assertWhole, copyFiles, filesBelow } from './backup-files.js';
import { differingLists, goldenLists } from './golden-lists.js';
import { readLines } from './line-files.js';
import { BACKUP_FORMAT, BackupManifest, MANIFEST_FILE } from './manifest.js';
import { GRAPH_NODES, GRAPH_RELATIONSHIPS, keyMarkOf, LOG_FOLDER, REDIS_KEYS } from './take-backup.js';

export interface RestoreParts {
  readonly graph: Graph;
  readonly dump: GraphDump;
  readonly queue: Pick<QueueDoor, 'counts'>;
  readonly redis: QueueDump;
  readonly keyring: Keyring;
  /** The log's folder. */
  readonly directory: string;
  /** A desk that has read nothing yet, for when everything is back. */
  readonly desk: () => Promise<Desk>;
}

export interface RestoreReport {
  readonly at: string;
  readonly counts: BackupManifest['counts'];
  /** Relationships that lead to nodes which came up while the backup was made: left out. */
  readonly leftOut: number;
  /** Migrations of this version that the backup did not have. */
  readonly migrated: readonly string[];
  readonly golden: { readonly lists: number; readonly differing: number };
  readonly seconds: number;
}

/** Reads what a folder says it is. Throws BAD_INPUT for a folder that is no backup, or of a form this version does not know. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(path.join(folder, MANIFEST_FILE), 'utf8').catch((cause: unknown) => {
    if (codeOf(cause) !== 'ENOENT') throw cause;
    throw new WhereforeError('BAD_INPUT', `${folder} is no backup: it has no ${MANIFEST_FILE}`, { cause });
  });
  const parsed = BackupManifest.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WhereforeError(
    'BAD_INPUT',
    `${MANIFEST_FILE} cannot be used by this version, which reads form ${BACKUP_FORMAT}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Which is no manifest, as the caller will say.
  }
}

/** Throws BAD_INPUT, MISCONFIGURED or CONFLICT where this backup must not be restored here. */
export async function assertFits(folder: string, manifest: BackupManifest, keyring: Keyring): Promise<void> {
  if (manifest.keyMark !== keyMarkOf(keyring))
    throw new WhereforeError(
      'MISCONFIGURED',
      'This backup was made under another WHEREFORE_SECRET: its pseudonyms and sealed records mean nothing under this one. Set that secret first.',
    );
  const known = new Set(readMigrations().map(({ name }) => name));
  const newer = manifest.migrations.filter((name) => !known.has(name));
  if (newer.length > 0)
    throw new WhereforeError(
      'BAD_INPUT',
      `This backup is of a newer version, with migrations ${newer.join(', ')}. Update first.`,
    );
  await assertWhole(folder, manifest.files);
}

const FORGOTTEN = 'forgotten/';
const OF_A_SHOP: ReadonlySet<string> = new Set(['Product', 'Customer', 'Order', 'Rule', 'Epoch']);

/** Whether there is nothing here that a backup would take the place of. */
export async function isVacant(dump: GraphDump, directory: string): Promise<boolean> {
  for await (const { labels } of dump.nodes()) if (labels.some((label) => OF_A_SHOP.has(label))) return false;
  return (await filesBelow(directory)).every((file) => file.startsWith(FORGOTTEN));
}

const PAGE = 2_000;

/**
 * Puts a backup in the place of everything there is, then decides again the lists that were decided beside it. The list of the
 * forgotten that lies beside the log stays, since it may be newer than the backup: the caller must forget again who is on it. No
 * worker or API may run. Cut short, it is run again.
 */
export async function restoreBackup(
  parts: RestoreParts,
  {
    folder,
    manifest,
    now,
  }: { readonly folder: string; readonly manifest: BackupManifest; readonly now: Date },
  onProgress: (line: string) => void,
): Promise<RestoreReport> {
  const started = performance.now();
  const { graph, dump, redis, directory } = parts;
  if ((await parts.queue.counts()).workers > 0)
    throw new WhereforeError('CONFLICT', 'A worker is running. Stop worker and API, then restore.');
  await migrate(graph, now);
  onProgress(`deleted ${(await dump.clear()).toLocaleString('en')} nodes`);
  const leftOut = await restoreGraph(dump, { folder, manifest }, onProgress);
  const migrated = await migrate(graph, now);
  await redis.clear();
  for await (const keys of readLines<DumpedKey>(path.join(folder, REDIS_KEYS), PAGE))
    await redis.restore(keys);
  onProgress(`Redis: ${manifest.counts.keys.toLocaleString('en')} keys`);
  await restoreLog(path.join(folder, LOG_FOLDER), directory);
  onProgress(`log: ${manifest.counts.logFiles} files; deciding ${manifest.golden.length} lists again`);
  const after = await goldenLists(graph, await parts.desk(), new Date(manifest.at));
  return {
    at: manifest.at,
    counts: manifest.counts,
    leftOut,
    migrated,
    golden: { lists: manifest.golden.length, differing: differingLists(manifest.golden, after) },
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

async function restoreGraph(
  dump: GraphDump,
  { folder, manifest: { counts } }: { readonly folder: string; readonly manifest: BackupManifest },
  onProgress: (line: string) => void,
): Promise<number> {
  const of = (done: number, all: number) => `${done.toLocaleString('en')} of ${all.toLocaleString('en')}`;
  let nodes = 0;
  for await (const page of readLines<DumpedNode>(path.join(folder, GRAPH_NODES), PAGE)) {
    await dump.createNodes(page);
    nodes += page.length;
    onProgress(`graph: nodes, ${of(nodes, counts.nodes)}`);
  }
  let [read, made] = [0, 0];
  for await (const page of readLines<DumpedRelationship>(path.join(folder, GRAPH_RELATIONSHIPS), PAGE)) {
    made += await dump.createRelationships(page);
    read += page.length;
    onProgress(`graph: relationships, ${of(read, counts.relationships)}`);
  }
  return read - made;
}

/** What is on the list of the forgotten stays as it is. */
async function restoreLog(from: string, directory: string): Promise<void> {
  const kept = new Set((await filesBelow(directory)).filter((file) => file.startsWith(FORGOTTEN)));
  await mkdir(directory, { recursive: true });
  for (const name of await readdir(directory))
    if (`${name}/` !== FORGOTTEN) await rm(path.join(directory, name), { recursive: true, force: true });
  await copyFiles(
    from,
    directory,
    (await filesBelow(from)).filter((file) => !kept.has(file)),
  );
}
