import { accepted, refused, type Result } from '@wherefore/contracts';
import type { HttpCall, HttpReply, Transport, TransportFailure } from './http-call.js';
import { backoffMs, isPassing, RETRY, retryAfterMs, type RetryPolicy } from './retry-policy.js';
import type { Page, PollHalf } from './source-connector.js';

/** What a walk needs from outside. */
export interface PollRuntime {
  readonly send: Transport;
  /** Milliseconds. */
  now(): number;
  wait(ms: number): Promise<void>;
  readonly retry?: RetryPolicy;
  /** A walk that is longer ends as `endless`. */
  readonly maxPages?: number;
}

export interface PollFailure {
  readonly reason:
    | TransportFailure
    | 'rate-limited'
    | 'unauthorised'
    | 'refused'
    | 'unavailable'
    | 'unreadable'
    | 'endless'
    | 'implausible';
  readonly detail: string;
  /** The provider asks not to be called before, ISO 8601. */
  readonly retryAt: string | null;
}

export interface WalkEnd {
  /** Calls made, repeated ones included. */
  readonly calls: number;
  /** The provider's clock when the first page came, or ours before it where that is earlier. All that changed before is in the pages. */
  readonly asOf: string;
}

const MAX_PAGES = 100_000;

/** Reads page after page. Returns when all are read or, as a value, why not; what was yielded before stands. */
export async function* walkPages(
  half: PollHalf,
  first: HttpCall,
  runtime: PollRuntime,
): AsyncGenerator<Page, Result<WalkEnd, PollFailure>> {
  let call: HttpCall | null = first;
  let calls = 0;
  let asOf: string | undefined;
  const asked = runtime.now();
  const circle = new CircleWatch();
  for (let pages = 0; call !== null; pages++) {
    if (pages >= (runtime.maxPages ?? MAX_PAGES))
      return refused(failure('endless', `more than ${pages} pages`));
    if (call.waitMs !== undefined) await runtime.wait(call.waitMs);
    const fetched: Fetched = await fetchPage(half, call, runtime);
    calls += fetched.calls;
    if (!fetched.result.ok) return fetched.result;
    const { page, reply } = fetched.result.value;
    asOf ??= clockOf(reply, asked);
    yield page;
    if (page.next !== null && (isSame(page.next, call) || circle.closes(page.next)))
      return refused(failure('endless', `after ${call.path} come pages that came before`));
    call = page.next;
  }
  return accepted({ calls, asOf: asOf ?? new Date(asked).toISOString() });
}

interface Fetched {
  readonly calls: number;
  readonly result: Result<{ readonly page: Page; readonly reply: HttpReply }, PollFailure>;
}

/** One page, asked for again while that may help. */
async function fetchPage(half: PollHalf, call: HttpCall, runtime: PollRuntime): Promise<Fetched> {
  const retry = runtime.retry ?? RETRY;
  for (let calls = 1; ; calls++) {
    const attempt = await tryPage(half, call, runtime);
    if (attempt.ok) return { calls, result: attempt };
    const { passing, waitMs, ...reason } = attempt.refusal;
    const wait = waitMs ?? backoffMs(retry, calls);
    if (!passing || calls >= retry.attempts || wait > retry.maxWaitMs) {
      const retryAt = waitMs === undefined ? null : new Date(runtime.now() + waitMs).toISOString();
      return { calls, result: refused({ ...reason, retryAt }) };
    }
    await runtime.wait(wait);
  }
}

type Attempt = Result<
  { readonly page: Page; readonly reply: HttpReply },
  Omit<PollFailure, 'retryAt'> & { readonly passing: boolean; readonly waitMs?: number | undefined }
>;

async function tryPage(half: PollHalf, call: HttpCall, runtime: PollRuntime): Promise<Attempt> {
  const sent = await runtime.send(call);
  if (!sent.ok) {
    const { failure: reason, detail } = sent.refusal;
    return refused({ reason, detail, passing: reason !== 'too-large' });
  }
  const reply = sent.value;
  if (reply.status < 200 || reply.status > 299) {
    const passing = isPassing(reply.status);
    const waitMs = passing ? retryAfterMs(reply, runtime.now()) : undefined;
    return refused({
      reason: reasonOf(reply.status),
      detail: `${call.path} answered ${reply.status}`,
      passing,
      waitMs,
    });
  }
  const page = half.readPage(reply, call);
  if ('fault' in page)
    return refused({ reason: 'unreadable', detail: `${call.path}: ${page.fault}`, passing: true });
  return accepted({ page, reply });
}

function reasonOf(status: number): PollFailure['reason'] {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 429) return 'rate-limited';
  return isPassing(status) ? 'unavailable' : 'refused';
}

const failure = (reason: PollFailure['reason'], detail: string): PollFailure => ({
  reason,
  detail,
  retryAt: null,
});
const isSame = (a: HttpCall, b: HttpCall): boolean =>
  JSON.stringify(a) === JSON.stringify(b) && a.waitMs === undefined;

/** Sees pages that lead back to one another, remembering one of them: the last whose number is a power of two. */
class CircleWatch {
  private marker = '';
  private seen = 0;
  private pages = 0;

  /** A walk that steps back may pass a page again, but not again and again. */
  closes(call: HttpCall): boolean {
    const text = JSON.stringify(call);
    if (text === this.marker) return ++this.seen > 2;
    if (Math.log2(++this.pages) % 1 === 0) [this.marker, this.seen] = [text, 0];
    return false;
  }
}

/**
 * The provider's clock, for its times are compared with its own; ours where it does not say. Where it is ahead of ours it is
 * not believed: what is read twice does no harm, what is never read is lost.
 */
function clockOf({ headers }: HttpReply, asked: number): string {
  const at = Date.parse(headers['date'] ?? '');
  return new Date(Number.isNaN(at) ? asked : Math.min(at, asked)).toISOString();
}
