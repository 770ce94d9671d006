import { join } from 'node:path';
import type { Neo4jInstallation } from './installation.js';
import { temporaryFolderOf } from './neo4j-home.js';

interface Neo4jCommand {
  home: string;
  heapMb: number;
  /** Write an archive of all loaded classes to this file on the way out. */
  recordClassesTo?: string;
}

/** Below this the serial collector boots faster and needs some 190 MB less; above it G1 keeps pauses short. */
const SMALL_HEAP_MB = 512;

const OPENED = ['java.nio', 'java.io', 'sun.nio.ch'].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
);

/** The arguments that make Java a Neo4j server. An unusable class archive only costs a warning in the console log. */
export function neo4jArguments(installation: Neo4jInstallation, command: Neo4jCommand): string[] {
  const { home, heapMb, recordClassesTo } = command;
  return [
    `-Xms${heapMb}m`,
    `-Xmx${heapMb}m`,
    heapMb < SMALL_HEAP_MB ? '-XX:+UseSerialGC' : '-XX:+UseG1GC',
    '-XX:+ExitOnOutOfMemoryError',
    '-Xshare:auto',
    ...(recordClassesTo === undefined
      ? []
      : [`-XX:ArchiveClassesAtExit=${recordClassesTo}`, '-Xlog:cds=off']),
    ...(installation.archive === undefined ? [] : [`-XX:SharedArchiveFile=${installation.archive}`]),
    ...OPENED,
    '-Dfile.encoding=UTF-8',
    `-Djava.io.tmpdir=${temporaryFolderOf(home)}`,
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Dlog4j2.disable.jmx=true',
    '-cp',
    installation.classPath,
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home}`,
    `--config-dir=${join(home, 'conf')}`,
  ];
}
