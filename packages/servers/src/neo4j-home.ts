import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HomeTemplate } from './installation.js';

interface HomeContent {
  conf: string;
  template: HomeTemplate | undefined;
}

/** Java's temporary folder: Neo4j Browser is unpacked there, and a killed server would leave it in the system's. */
export const temporaryFolderOf = (home: string): string => join(home, 'tmp');

/** Lays out a home: configuration always anew, data copied from the template only where there is none yet. */
export async function layNeo4jHome(home: string, { conf, template }: HomeContent): Promise<void> {
  await mkdir(join(home, 'conf'), { recursive: true });
  await writeFile(join(home, 'conf', 'neo4j.conf'), conf);
  await rm(temporaryFolderOf(home), { recursive: true, force: true });
  await mkdir(temporaryFolderOf(home));
  if (template !== undefined) await copyTemplate(template, join(home, 'data'));
}

/** Under another name until complete, so that a start that was killed leaves no half data folder. */
async function copyTemplate(template: HomeTemplate, data: string): Promise<void> {
  if (existsSync(data)) return;
  const draft = `${data}.draft`;
  await rm(draft, { recursive: true, force: true });
  await cp(template.data, draft, { recursive: true });
  await rename(draft, data);
}

/** `console` has what Java itself prints; Neo4j writes what it has to say to `server`. */
export function neo4jLogFiles(home: string): { console: string; server: string } {
  return { console: join(home, 'neo4j-console.log'), server: join(home, 'logs', 'neo4j.log') };
}
