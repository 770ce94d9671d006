import { existsSync, readFileSync } from 'node:fs';

const SHOWN_LINES = 15;
const JAVA_STACK_FRAME = /^\s+(at |\.\.\. \d+ more)/;

/** A server did not come up. The message ends with the last lines of its logs and says where they are. */
export class ServerBootError extends Error {
  override readonly name = 'ServerBootError';

  constructor(reason: string, logFiles: readonly string[]) {
    super([reason, ...logFiles.filter((file) => existsSync(file)).map(tail)].join('\n'));
  }
}

function tail(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const telling = lines.filter((line) => !JAVA_STACK_FRAME.test(line)).slice(-SHOWN_LINES);
  return [`Last lines of ${file}:`, ...telling.map((line) => `  ${line}`)].join('\n');
}
