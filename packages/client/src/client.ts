import { WhereforeClientError } from './client-error.js';
import { type ConsentCalls, consentCalls } from './consent.js';
import {
  type Offer,
  type OfferList,
  Offers,
  OffersForPage,
  type OffersInput,
  type TrackInput,
  Why,
} from './operations.generated.js';
import type { ClientOptions, Visitor } from './options.js';
import type { Refused } from './refused.js';
import { openStaleAnswers } from './stale-answers.js';
import { Tracker } from './tracker.js';
import { openTransport, type Sending } from './transport.js';

const READING = { timeoutMs: 1500, retries: 2 };
const STALE_MS = 600_000;

/** A list of offers; `stale` where it is an earlier answer to the same request, because now none could be had. */
export type OffersAnswer = (OfferList & { readonly ok: true; readonly stale: boolean }) | Refused;

export interface WhereforeClient extends ConsentCalls {
  /** Who is in front of the page; changes with {@link WhereforeClient.identify}. */
  readonly visitor: Visitor;
  /** Somebody else is there now; what was answered before is forgotten. */
  identify(visitor: Visitor): void;
  /** Offers for one placement. Throws {@link WhereforeClientError} where there is neither an answer nor an earlier one. */
  offers(request: OffersInput): Promise<OffersAnswer>;
  /** Offers for all placements of a page in one request, in order: no product is shown in two of them. Throws as `offers`. */
  page(requests: readonly OffersInput[]): Promise<readonly OffersAnswer[]>;
  /** Why a product was offered in a decision. Throws {@link WhereforeClientError}. */
  why(decision: string, product: string): Promise<(Offer & { readonly ok: true }) | Refused>;
  /** Reports what happened: gathered, sent in batches, tried again, counted once. */
  track(event: TrackInput): void;
  /** Sends what was tracked, now. Throws {@link WhereforeClientError}; what may still be accepted waits on. */
  flush(): Promise<void>;
  /** Sends what waits, and lets go of the page. */
  close(): Promise<void>;
}

type Told<T> = (T & { readonly __typename: string }) | { readonly code: string; readonly message: string };

export function createClient(options: ClientOptions): WhereforeClient {
  const transport = openTransport(options);
  const tracker = new Tracker(transport, options);
  const earlier = openStaleAnswers<OffersAnswer>(options.staleMs ?? STALE_MS);
  const reading = readingOf(options);
  const letGo = watchLeaving(() => tracker.leave());
  let visitor: Visitor = { ...options.visitor };

  const ask = async (
    requests: readonly OffersInput[],
    send: (units: readonly OffersInput[]) => Promise<readonly Told<OfferList>[]>,
  ): Promise<readonly OffersAnswer[]> => {
    const units = requests.map((one) => ({ ...visitor, ...one }));
    const keys = units.map((one) => JSON.stringify(one));
    try {
      const answers = (await send(units)).map(toAnswer);
      answers.forEach((one, index) => one.ok && earlier.keep(keys[index] ?? '', { ...one, stale: true }));
      return answers;
    } catch (error) {
      const stale = keys.flatMap((key) => earlier.find(key) ?? []);
      const passing = error instanceof WhereforeClientError && error.passing;
      if (!passing || stale.length < units.length) throw error;
      return stale;
    }
  };
  return {
    get visitor() {
      return visitor;
    },
    identify(next) {
      visitor = { ...next };
      earlier.clear();
    },
    async offers(request) {
      const [answer] = await ask([request], async ([input = request]) => [
        (await transport.send(Offers, { input }, reading)).offers,
      ]);
      if (answer === undefined) throw new WhereforeClientError('NETWORK', 'The answer was empty');
      return answer;
    },
    page: (requests) =>
      ask(requests, async (units) => (await transport.send(OffersForPage, { units }, reading)).offersForPage),
    async why(decision, product) {
      const { why } = await transport.send(Why, { decision, product }, reading);
      return 'code' in why ? { ok: false, code: why.code, message: why.message } : { ok: true, ...why };
    },
    ...consentCalls(transport, {
      reading,
      customer: () => visitor.customer ?? null,
      onChanged: () => earlier.clear(),
    }),
    track: ({ ...event }) =>
      tracker.track({ customer: visitor.customer ?? null, session: visitor.session ?? null, ...event }),
    flush: () => tracker.flush(),
    async close() {
      letGo();
      tracker.stopTimer();
      await tracker.flush();
    },
  };
}

const readingOf = ({ timeoutMs = READING.timeoutMs, retries = READING.retries }: ClientOptions): Sending => ({
  timeoutMs,
  retries,
});

const toAnswer = (told: Told<OfferList>): OffersAnswer =>
  'code' in told
    ? { ok: false, code: told.code, message: told.message }
    : { ok: true, stale: false, ...told };

/** Pages that are hidden may never be seen again: phones say nothing later than that. */
function watchLeaving(leave: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const whenHidden = (): void => (document.visibilityState === 'hidden' ? leave() : undefined);
  document.addEventListener('visibilitychange', whenHidden);
  addEventListener('pagehide', leave);
  return () => {
    document.removeEventListener('visibilitychange', whenHidden);
    removeEventListener('pagehide', leave);
  };
}
