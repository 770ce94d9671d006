import type { OffersAnswer, WhereforeClient } from './client.js';
import type { OffersInput } from './operations.generated.js';

interface Waiting {
  readonly request: OffersInput;
  resolve(answer: OffersAnswer): void;
  reject(error: unknown): void;
}

/** For how long the first of a page waits for the others, milliseconds. */
const TOGETHER_MS = 10;
/** A timer later than this is late, milliseconds; so often it is waited again at most. */
const LATE_MS = 3;
const MOST_WAITS = 4;

const open = new WeakMap<WhereforeClient, Waiting[]>();

/** Asks together with everything else that is asked in the same moment: one request for the page. Throws as `page`. */
export function askWithPage(client: WhereforeClient, request: OffersInput): Promise<OffersAnswer> {
  return new Promise((resolve, reject) => {
    const waiting = open.get(client);
    if (waiting !== undefined) return void waiting.push({ request, resolve, reject });
    const page: Waiting[] = [{ request, resolve, reject }];
    open.set(client, page);
    sendSoon(client, page, MOST_WAITS);
  });
}

/** A timer that is late tells of a browser that is still busy making the page: others are yet to ask. */
function sendSoon(client: WhereforeClient, page: readonly Waiting[], waits: number): void {
  const due = performance.now() + TOGETHER_MS;
  setTimeout(() => {
    if (waits > 1 && performance.now() - due > LATE_MS) return sendSoon(client, page, waits - 1);
    open.delete(client);
    void sendPage(client, page);
  }, TOGETHER_MS);
}

async function sendPage(client: WhereforeClient, page: readonly Waiting[]): Promise<void> {
  try {
    const answers = await client.page(page.map(({ request }) => request));
    page.forEach(({ resolve, reject }, index) => {
      const answer = answers[index];
      if (answer === undefined)
        reject(new Error('The server answered for fewer placements than were asked for'));
      else resolve(answer);
    });
  } catch (error) {
    for (const { reject } of page) reject(error);
  }
}
