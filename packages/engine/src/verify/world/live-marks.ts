import type { ProductId } from '@wherefore/contracts';
import type { LiveMark, VisitorKeys } from '@wherefore/queue';
import type { Keyring } from '../../keyring.js';
import type { Given, GivenVisit } from '../format/given.js';
import { instantOf } from '../format/points-in-time.js';

interface Marked {
  readonly keys: VisitorKeys;
  readonly marks: readonly LiveMark[];
}

/** What visitors were shown of late. */
export function liveMarks({ customers, sessions }: Given, keyring: Keyring, now: Date): Marked[] {
  const customerMarks = Object.entries(customers).map(([id, visit]) => ({
    keys: { customer: keyring.pseudonym(id), session: null },
    marks: marksOf(visit, now),
  }));
  const sessionMarks = Object.entries(sessions).map(([id, visit]) => ({
    keys: { customer: null, session: keyring.pseudonym(id) },
    marks: marksOf(visit, now),
  }));
  return [...customerMarks, ...sessionMarks].filter(({ marks }) => marks.length > 0);
}

const marksOf = ({ shown }: GivenVisit, now: Date): LiveMark[] =>
  shown.flatMap(({ product, at, times, channel, campaign }, place) =>
    Array.from({ length: times }, (_, time) => ({
      id: `shown-${place}-${time}`,
      product: product as ProductId,
      at: Date.parse(instantOf(at, now)),
      channel: channel ?? null,
      campaign: campaign ?? null,
    })),
  );
