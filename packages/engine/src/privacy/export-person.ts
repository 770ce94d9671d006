import { randomUUID } from 'node:crypto';
import { type DecisionRecord, PersonExport, WhereforeError } from '@wherefore/contracts';
import { exportPerson as readPerson, type Graph, recordChange, type RowOf } from '@wherefore/graph';
import type { LogErasure } from '@wherefore/log';
import type { QueueErasure } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import { decisionIdOf } from '../record/decision-id.js';
import { bridgedContacts } from './bridged-contacts.js';
import type { ForgetChange } from './forget-person.js';
import { markOf } from './forgotten-marks.js';
import { streamedDecisions } from './streamed-decisions.js';

export interface ExportParts {
  readonly graph: Graph;
  readonly keyring: Keyring;
  readonly erasure: Pick<LogErasure, 'bridgeRowsOf' | 'decisionsOf'>;
  readonly redis: Pick<QueueErasure, 'decisions'>;
}

/**
 * What we have of a customer: what they told us, what was seen of them and what was worked out about them. Nobody else is in it: relationships
 * are followed to things only, and what fits no field of the contract fails. Noted in the audit trail, by a keyed hash. Throws
 * BAD_INPUT without a reason, NOT_FOUND for who is not known.
 */
export async function exportPerson(
  parts: ExportParts,
  { customer, who, why }: ForgetChange & { readonly customer: string },
  now: Date,
): Promise<PersonExport> {
  const { graph, keyring } = parts;
  if (why.trim() === '') throw new WhereforeError('BAD_INPUT', 'Say why');
  const [row] = await graph.read(readPerson, { id: customer });
  if (row === undefined) throw new WhereforeError('NOT_FOUND', 'There is no such customer');
  const exported = PersonExport.parse(await exportOf(parts, row, now));
  await graph.write(recordChange, {
    id: randomUUID(),
    at: now.toISOString(),
    who,
    what: 'person.export',
    before: null,
    after: JSON.stringify({ person: markOf(keyring, 'customer', customer) }),
    why: why.replaceAll(customer, '[the customer]'),
  });
  return exported;
}

type Row = RowOf<typeof readPerson>;

async function exportOf(parts: ExportParts, row: Row, now: Date): Promise<PersonExport> {
  const { keyring, erasure } = parts;
  const pseudonym = keyring.pseudonym(row.id);
  const contacts = bridgedContacts(keyring, await erasure.bridgeRowsOf([pseudonym]));
  const { locale, country, region, birthYear, consents, subscriptions, tickets } = row;
  const { views, cart, rejections, campaigns } = row;
  return {
    v: 1,
    exportedAt: now.toISOString(),
    customer: row.id,
    provided: {
      locale,
      country,
      region,
      birthYear,
      emails: [...contacts.emails],
      phones: [...contacts.phones],
      attributes: Object.fromEntries(row.attributes),
      consents,
      orders: row.orders.map(({ products, quantities, amounts, ...order }) => ({
        ...order,
        lines: products.map((product, i) => ({
          product,
          quantity: quantities[i] ?? 0,
          amount: amounts[i] ?? 0,
        })),
      })),
      subscriptions,
      tickets,
    },
    observed: {
      sessions: row.sessions.length,
      views,
      cart,
      rejections,
      campaigns,
      decisions: await decisionsOf(parts, [pseudonym, ...row.sessions]),
    },
    derived: { segments: row.segments },
  };
}

/** The latest first, of the log and of what is on its way there. */
async function decisionsOf(
  { erasure, redis, keyring }: ExportParts,
  visitors: readonly string[],
): Promise<PersonExport['observed']['decisions']> {
  const bodies = new Map<string, string>();
  for (const { entry, body } of await erasure.decisionsOf(visitors)) bodies.set(entry, body);
  const { decisions } = await streamedDecisions(redis, new Set(visitors));
  for (const { entry, body } of decisions) bodies.set(entry, body);
  return [...bodies]
    .map(([entry, body]) => ({ entry, record: JSON.parse(body) as DecisionRecord }))
    .sort((a, b) => (a.record.at < b.record.at ? 1 : -1))
    .map(({ entry, record: { at, request, personalised, offers, anchors } }) => ({
      id: decisionIdOf(keyring, entry),
      at,
      placement: request.placement,
      personalised,
      offers: offers.map(({ product, score, terms }) => ({
        product,
        score,
        because: terms.map(([source, , from, , adds]) => ({
          source,
          from: from.flatMap((index) => {
            const anchor = anchors[index];
            return anchor === undefined ? [] : [`${anchor[0]} ${anchor[1]}`];
          }),
          adds: adds ?? null,
        })),
      })),
    }));
}
