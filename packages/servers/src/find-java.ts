import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findExecutable, isExecutable } from './find-executable.js';
import { machineEnvironment } from './machine-environment.js';
import { runCommand } from './run-command.js';

export interface Java {
  binary: string;
  /** The full `java -version` answer: two builds of one version cannot share a class archive. */
  build: string;
}

const SUPPORTED = /version "(17|21)[."]/;

/** Where Linux distributions and Homebrew put a Java that is not the machine's default one. */
const JVM_FOLDERS = ['/usr/lib/jvm', '/opt/homebrew/opt', '/usr/local/opt'];

/** Finds a Java that Neo4j 5.26 runs on, even when the default Java is another one. */
export async function findJava(): Promise<Java | undefined> {
  for (const binary of candidates()) {
    const { code, output } = await runCommand(binary, ['-version']);
    if (code === 0 && SUPPORTED.test(output)) return { binary, build: output.trim() };
  }
  return undefined;
}

function candidates(): string[] {
  const javaHome = machineEnvironment()['JAVA_HOME'];
  const named = [javaHome === undefined ? undefined : join(javaHome, 'bin', 'java'), findExecutable('java')];
  const installed = JVM_FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /(17|21)/.test(name))
      .map((name) => join(folder, name, 'bin', 'java')),
  );
  const found = [...named, ...installed].filter((file) => file !== undefined).filter(isExecutable);
  return [...new Set(found)];
}
