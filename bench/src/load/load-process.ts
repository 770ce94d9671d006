// The load generator's own process: takes jobs over the channel to its parent, one at a time, and sends the results back.
import { messageOf } from '@wherefore/contracts';
import { generateLoad } from './generate-load.js';
import type { LoadJob, LoadReply } from './load-messages.js';

const waiting: (() => void)[] = [];

function reply(message: LoadReply): void {
  process.send?.(message);
}

/** The parent holds the channel to the server, so it empties the caches for us. */
const askForEmptyCaches = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    reply({ kind: 'empty-caches' });
  });

async function run({ requests, cold, ...load }: LoadJob): Promise<void> {
  try {
    const result = await generateLoad({
      ...load,
      requests: requests.map((text) => Buffer.from(text)),
      before: cold ? askForEmptyCaches : null,
    });
    reply({ kind: 'result', result });
  } catch (error) {
    reply({ kind: 'failed', message: messageOf(error) });
  }
}

process.on('message', (message: LoadJob | 'emptied') => {
  if (message === 'emptied') waiting.shift()?.();
  else void run(message);
});
process.on('disconnect', () => process.exit(0));
reply({ kind: 'ready' });
