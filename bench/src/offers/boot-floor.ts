import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '../load/connection.js';
import { bootServer, type Server } from '../stack/boot-apps.js';
import type { Stack } from '../stack/prepare-data.js';
import type { Started } from '../stack/started.js';
import type { OffersAnswer } from './answers.js';
import { ask } from './ask.js';
import { median } from '../load/percentiles.js';

/** Starts the server that answers every request with one recorded answer: of the median size, so that it stands for all. */
export async function bootFloor(
  stack: Stack,
  requests: readonly Buffer[],
  started: Started,
): Promise<Server> {
  const connection = await Connection.open(stack.api.port);
  const answers: string[] = [];
  for (const request of requests.slice(0, 101))
    answers.push(JSON.stringify((await ask<OffersAnswer>(connection, request)).offers));
  connection.close();
  const file = path.join(stack.home, 'floor-answer.json');
  writeFileSync(file, median(answers, (text) => Buffer.byteLength(text)) ?? '');
  const server = await bootServer('floor', {
    script: path.join(__dirname, 'floor-server.js'),
    home: stack.home,
    env: { ...stack.servers.env, WHEREFORE_BENCH_ANSWER: file },
  });
  return started.keep(server);
}
