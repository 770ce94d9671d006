import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Started } from '../stack/started.js';
import { bootPlace, type Place } from './place.js';

/** What a drill runs on: as many places as it wants, each with a Neo4j and a Redis of its own. */
export interface DrillStack {
  /** A folder of this drill, removed when it is over. */
  readonly folder: string;
  say(line: string): void;
  /** Boots a Neo4j and a Redis on free ports, empty and migrated. All places of a drill have the same secrets. */
  boot(name: string): Promise<Place>;
  /** Has something stopped when the drill is over, however it ends; the last started first. */
  keep<T extends { stop(): Promise<void> }>(part: T): Promise<T>;
}

/** Gives `work` a stack and takes it away again, also when it fails or `interrupted` settles first. */
export async function withStack<T>(
  say: (line: string) => void,
  interrupted: Promise<null>,
  work: (stack: DrillStack) => Promise<T>,
): Promise<T | null> {
  const started = new Started();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wherefore-drill-'));
  const stack: DrillStack = {
    folder,
    say,
    boot: (name) =>
      bootPlace({ home: path.join(folder, name), secrets: path.join(folder, 'secrets.json') }, started, say),
    keep: (part) => started.keep(part),
  };
  try {
    return await Promise.race([work(stack), interrupted]);
  } finally {
    await started.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
