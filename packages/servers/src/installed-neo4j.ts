import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findExecutable } from './find-executable.js';

interface InstalledNeo4j {
  lib: string;
  version: string;
}

const SERVER_JAR = /^neo4j-server-(5\.26\.\d+)\.jar$/;

/**
 * A Neo4j 5.26 somebody installed on this machine. Only its jars are used, under our own home and configuration, so its data
 * and its settings stay untouched. The version is read off the jars, which also proves that the folder is the right one.
 */
export function findInstalledNeo4j(): InstalledNeo4j | undefined {
  const script = findExecutable('neo4j');
  if (script === undefined) return undefined;
  const bin = dirname(realpathSync(script));
  const folders = [
    join(bin, '..', 'lib'),
    join(bin, '..', 'libexec', 'lib'),
    join(bin, '..', 'share', 'neo4j', 'lib'),
  ];
  return folders
    .filter((folder) => existsSync(folder))
    .map(inspect)
    .find((found) => found !== undefined);
}

function inspect(lib: string): InstalledNeo4j | undefined {
  const version = readdirSync(lib)
    .map((file) => SERVER_JAR.exec(file)?.[1])
    .find((found) => found !== undefined);
  return version === undefined ? undefined : { lib, version };
}
