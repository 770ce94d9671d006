import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Mapping, mappedConnector } from '@wherefore/connectors';
import { WhereforeError } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { z } from 'zod';
import type { IntakeParts } from '../intake/submit-batch.js';
import { downloadFile, type Validators } from './download-file.js';
import { filesAt, importFiles, type TableReport } from './import-files.js';
import type { ImportReport } from './import-stream.js';

export interface MappedSource {
  readonly mapping: Mapping;
  /** A folder, a file or an address of http or https. */
  readonly place: string;
  /** Where what comes from addresses is kept while it is read, and what was read is remembered. */
  readonly downloads: string;
  readonly maxBytes?: number;
  readonly idleMs?: number;
}

const MAX_BYTES = 8 * 1024 ** 3;
const IDLE_MS = 30_000;

type OnProgress = (table: string, report: ImportReport) => void;

/**
 * Imports files that a mapping describes, like {@link importFiles}. From an address, null when the file has not changed
 * since it was imported with this mapping.
 */
export async function importMapped(
  parts: IntakeParts & { graph: Graph },
  source: MappedSource,
  onProgress: OnProgress,
): Promise<TableReport[] | null> {
  if (isAddress(source.place)) return await importAddress(parts, source, onProgress);
  const times = new Map<string, string>();
  for (const file of await filesAt(source.place))
    times.set(path.basename(file), (await stat(file)).mtime.toISOString());
  const connector = mappedConnector(source.mapping, (name) => times.get(name));
  return await importFiles(parts, { connector, path: source.place }, onProgress);
}

const isAddress = (place: string): boolean => /^https?:\/\//i.test(place);

async function importAddress(
  parts: IntakeParts & { graph: Graph },
  source: MappedSource,
  onProgress: OnProgress,
): Promise<TableReport[] | null> {
  const address = addressOf(source.place);
  await mkdir(source.downloads, { recursive: true });
  const { revision = '' } = mappedConnector(source.mapping, () => undefined);
  const memory = path.join(source.downloads, `${hashOf(`${address.href}\n${revision}`)}.json`);
  const folder = await mkdtemp(path.join(source.downloads, 'file-'));
  try {
    const { maxBytes = MAX_BYTES, idleMs = IDLE_MS } = source;
    const known = await recall(memory);
    const wait = (failed: number) => delay(500 * 2 ** failed);
    const file = await downloadFile({ address, folder, maxBytes, idleMs, known, wait });
    if (file === null) return null;
    const time = file.modified ?? new Date().toISOString();
    const connector = mappedConnector(source.mapping, () => time);
    // Without what is asked of the address: keys may be in it.
    const place = `${address.origin}${address.pathname}`;
    const reports = await importFiles(parts, { connector, path: file.path, place }, onProgress);
    await remember(memory, file);
    return reports;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function addressOf(place: string): URL {
  const address = URL.canParse(place) ? new URL(place) : null;
  if (address === null) throw new WhereforeError('BAD_INPUT', `${JSON.stringify(place)} is no address`);
  if (address.username === '' && address.password === '') return address;
  throw new WhereforeError('BAD_INPUT', 'A name or password in an address is not supported');
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

const Memory = z.object({ etag: z.string().nullable(), modified: z.iso.datetime().nullable() });

/** What was imported last; null when it is not known or cannot be read, and then the file is fetched again. */
async function recall(memory: string): Promise<Validators | null> {
  try {
    return Memory.safeParse(JSON.parse(await readFile(memory, 'utf8'))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return null;
    throw error;
  }
}

/** Only after the import is through, and whole or not at all. */
async function remember(memory: string, { etag, modified }: Validators): Promise<void> {
  await writeFile(`${memory}.new`, JSON.stringify({ etag, modified } satisfies Validators));
  await rename(`${memory}.new`, memory);
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
