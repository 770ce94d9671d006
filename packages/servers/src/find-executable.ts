import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { machineEnvironment } from './machine-environment.js';

/** The first executable of this name on PATH. */
export function findExecutable(name: string): string | undefined {
  const folders = (machineEnvironment()['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Absent and forbidden mean the same to whoever looks for a program.
    return false;
  }
}
