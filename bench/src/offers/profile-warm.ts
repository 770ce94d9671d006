import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LoadGenerator } from '../load/start-load.js';
import { type HotFunction, hotFunctions } from '../report/hot-functions.js';
import { bootApi } from '../stack/boot-apps.js';
import type { Stack } from '../stack/prepare-data.js';
import { measureAt, type Task, warmUp } from './measure.js';

export interface ProfileTask {
  readonly stack: Stack;
  readonly load: LoadGenerator;
  readonly requests: readonly Buffer[];
  readonly seconds: number;
  /** Where the profile goes, for Chrome DevTools or an editor. */
  readonly file: string;
}

const MOST = 30;

/** Says where an API process, warm and asked by 16 at a time, spends its time. */
export async function profileWarm({ stack, file, ...rest }: ProfileTask): Promise<HotFunction[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wherefore-profile-'));
  const server = await bootApi('profiled', {
    home: stack.home,
    env: stack.servers.env,
    execArgv: ['--cpu-prof', `--cpu-prof-dir=${folder}`],
  });
  try {
    const task: Task = { ...rest, server, others: {}, cold: false };
    await warmUp(task);
    await measureAt(task, 16);
  } finally {
    await server.stop();
  }
  const [written = ''] = readdirSync(folder);
  copyFileSync(path.join(folder, written), file);
  rmSync(folder, { recursive: true });
  return hotFunctions(JSON.parse(readFileSync(file, 'utf8')), { seconds: rest.seconds * 0.9, most: MOST });
}
