import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Place } from './place.js';

/** Sends one command as a line, as a person would over telnet, and returns the raw answer. */
async function tell({ env }: Place, command: string): Promise<string> {
  const { port } = new URL(env['REDIS_URL'] ?? '');
  const socket = createConnection({ host: '127.0.0.1', port: Number(port) });
  socket.write(`${command}\r\nQUIT\r\n`);
  return text(socket);
}

/** A number that Redis tells about itself, such as `evicted_keys` of section `stats`. */
export async function redisNumber(place: Place, section: string, name: string): Promise<number> {
  const info = await tell(place, `INFO ${section}`);
  return Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? Number.NaN);
}

/** Changes a setting of a running Redis. */
export async function setRedis(place: Place, name: string, value: string): Promise<void> {
  const answer = await tell(place, `CONFIG SET ${name} ${value}`);
  if (!answer.startsWith('+OK')) throw new Error(`CONFIG SET ${name} ${value}: ${answer}`);
}
