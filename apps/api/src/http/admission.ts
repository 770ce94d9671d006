import { ERROR_TABLE, type Principal } from '@wherefore/contracts';
import type { Meters } from '@wherefore/observe';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAnonymous } from '../auth/authenticate.js';
import { accessError } from '../graphql/access/access-error.js';
import { LruMap } from '../graphql/lru-map.js';
import { watchLoop } from './loop-watch.js';
import { TokenBucket } from './token-bucket.js';

export interface AdmissionLimits {
  /** Requests to GraphQL that are worked on at once; what comes beyond is refused before it is read. */
  readonly most: number;
  /** The same while the process has no time left. */
  readonly mostWhenSaturated: number;
  /** Requests a second of one person or visitor, twice as many at once after a rest. Shops' own servers have no limit. */
  readonly personRate: number;
}

/** Whom to let in when there are more than can be answered in time. */
export interface Admission {
  /** Throws a GraphQL error: RATE_LIMITED for who asks too often, UNAVAILABLE for tools of people where shoppers need the room. */
  admit(principal: Principal, request: FastifyRequest, now: Date): void;
}

/** Part of the room that tools of people may fill: the rest is kept for shoppers. */
const FOR_TOOLS = 0.5;
/** People of whom it is known how often they ask; who has not asked for longest is forgotten first. */
const MOST_PEOPLE = 20_000;
const RETRY_AFTER_S = 1;
const BUSY = 'Too much is asked at this moment; try again in a second';
const BUSY_HEADERS = Object.freeze({
  'content-type': 'application/json',
  'retry-after': String(RETRY_AFTER_S),
});
/** As GraphQL answers, written once: to refuse must cost next to nothing. */
const BUSY_BODY = JSON.stringify({ errors: [{ message: BUSY, extensions: { code: 'UNAVAILABLE' } }] });

/**
 * Bounds what is worked on at once, and closer while the process has no time left, which waiting for a slow graph does not take. What is
 * taken beyond what a process can do makes everybody late, so that the rest is told at once to come back; shoppers are refused last.
 * See Welsh and Culler, "Adaptive overload control for busy Internet servers" (USITS 2003).
 */
export function openAdmission(
  app: FastifyInstance,
  path: string,
  { most, mostWhenSaturated, personRate, meters }: AdmissionLimits & { readonly meters: Meters },
): Admission {
  let inside = 0;
  const loop = watchLoop();
  app.addHook('onClose', (_, done) => {
    loop.stop();
    done();
  });
  const isFull = (part = 1): boolean =>
    inside >= (loop.isSaturated() ? Math.min(most, mostWhenSaturated) : most) * part;
  const buckets = new LruMap<string, TokenBucket>(MOST_PEOPLE);

  const isOurs = ({ url }: FastifyRequest): boolean => url === path || url.startsWith(`${path}?`);
  const refuse = (reply: FastifyReply): void => {
    meters.refused('overload');
    void reply.code(ERROR_TABLE.UNAVAILABLE.http).headers(BUSY_HEADERS).send(BUSY_BODY);
  };
  app.addHook('onRequest', (request, reply, done) => {
    if (isOurs(request) && isFull()) refuse(reply);
    else done();
  });
  // Counted only once all of it has come: whoever sends slowly must not fill the room.
  app.addHook('preValidation', (request, reply, done) => {
    if (!isOurs(request)) return done();
    if (isFull()) return refuse(reply);
    inside += 1;
    let isInside = true;
    const leave = (): void => {
      if (isInside) inside -= 1;
      isInside = false;
    };
    // Whichever comes first: a client may hang up.
    reply.raw.once('finish', leave).once('close', leave);
    if (reply.raw.destroyed) leave();
    done();
  });

  return {
    admit(principal, request, now) {
      if (isTool(principal) && isFull(FOR_TOOLS)) {
        meters.refused('overload');
        throw accessError('UNAVAILABLE', BUSY, RETRY_AFTER_S);
      }
      if (isShop(principal)) return;
      const who = isAnonymous(principal) ? `at ${request.ip}` : principal.subject;
      const rate = { perSecond: personRate, burst: personRate * 2 };
      const wait = buckets.getOrAdd(who, () => new TokenBucket(rate, now.getTime())).take(now.getTime());
      if (wait === 0) return;
      meters.refused('rate');
      throw accessError('RATE_LIMITED', 'Too many requests; try again later', wait);
    },
  };
}

/** A shop's own server speaks for all of its visitors. */
const isShop = ({ roles }: Principal): boolean => roles.has('storefront') && !isTool({ roles });
const isTool = ({ roles }: Pick<Principal, 'roles'>): boolean =>
  roles.has('merchandiser') || roles.has('analyst') || roles.has('operator');
