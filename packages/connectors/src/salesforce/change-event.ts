import { z } from 'zod';
import { deletionFact } from '../source/deletions.js';
import { eventsOfFacts } from '../source/facts.js';
import { mapRecord } from '../source/map-record.js';
import { prefixed } from '../source/prefixed.js';
import type { SourceContext } from '../source/source-connector.js';
import {
  admitFacts,
  faultOf,
  type ForeignRecord,
  mergeOutcomes,
  outcome,
  rejectOne,
  skipOne,
  type SourceOutcome,
} from '../source/source-outcome.js';
import { KINDS, kindOfObject } from './kinds.js';

const CHANGES = ['CREATE', 'UPDATE', 'DELETE', 'UNDELETE'] as const;
type Change = (typeof CHANGES)[number];

const Header = z.object({
  entityName: z.string(),
  recordIds: z.array(z.string()),
  changeType: z.string(),
  transactionKey: z.string().nullish(),
  sequenceNumber: z.number().nullish(),
  commitTimestamp: z.int().min(0).max(8.64e15),
  commitNumber: z.union([z.number(), z.string().regex(/^\d+$/)]).nullish(),
});
type Header = z.output<typeof Header>;

const ChangeEvent = z.object({ ChangeEventHeader: Header }).loose();
const RECORD_ID = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/;

interface Placed {
  readonly record: ForeignRecord;
  readonly header: Header;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Change events in the order of their commits, whatever order they came in. What a change event says of an update is
 * only the fields that changed, so its record is read again; a creation that says all, and a deletion, need no reading.
 */
export function fromChangeEvents(sent: unknown, context: SourceContext): SourceOutcome {
  const values: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
  const outcomes: SourceOutcome[] = [];
  const placed: Placed[] = [];
  values.forEach((value, index) => {
    const record = { position: `webhook:${index + 1}`, value, ...(values === sent && { index }) };
    const parsed = ChangeEvent.safeParse(payloadOf(value));
    if (parsed.success) placed.push({ record, header: parsed.data.ChangeEventHeader, fields: parsed.data });
    else outcomes.push(rejectOne(record, `not a change event: ${faultOf(parsed.error)}`));
  });
  placed.sort((a, b) => byCommit(a.header, b.header));
  return withoutOvertaken(
    mergeOutcomes([...outcomes, ...placed.map((one) => fromChange(one, context))]),
    placed,
  );
}

/** As the Pub/Sub API, CometD and event relays wrap it. */
function payloadOf(value: unknown): unknown {
  for (const name of ['data', 'detail', 'payload'])
    if (typeof value === 'object' && value !== null && name in value && !('ChangeEventHeader' in value))
      value = (value as Record<string, unknown>)[name];
  return value;
}

/**
 * One transaction after another, each whole. Numbers of commits are not comparable across a migration of the organisation,
 * so the time comes first.
 */
const byCommit = (a: Header, b: Header): number =>
  a.commitTimestamp - b.commitTimestamp ||
  Number(a.commitNumber ?? 0) - Number(b.commitNumber ?? 0) ||
  compareText(a.transactionKey ?? '', b.transactionKey ?? '') ||
  (a.sequenceNumber ?? 0) - (b.sequenceNumber ?? 0);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function fromChange({ record, header, fields }: Placed, context: SourceContext): SourceOutcome {
  const name = kindOfObject(header.entityName);
  const kind = name === undefined ? undefined : KINDS[name];
  if (name === undefined || kind === undefined)
    return skipOne(`no use for changes of ${header.entityName.slice(0, 60)}`);
  const gap = header.changeType.startsWith('GAP_');
  const change = CHANGES.find((one) => one === header.changeType.replace(/^GAP_/, ''));
  const at = new Date(header.commitTimestamp).toISOString();
  const exact =
    header.recordIds.length > 0 &&
    header.recordIds.every((id) => RECORD_ID.test(id) && !/^0+(AAA)?$/.test(id));
  if (change === undefined || !exact)
    return outcome({
      resync: [
        { kind: name, since: at, reason: `${header.changeType.slice(0, 40)}: changes without their records` },
      ],
    });
  if (change === 'DELETE' && kind.entity !== null) {
    const { entity } = kind;
    const facts = header.recordIds.map((id) =>
      deletionFact(entity, prefixed(context, id), { occurredAt: at }),
    );
    return admitFacts(record, eventsOfFacts(context, facts));
  }
  if (change === 'CREATE' && !gap && kind.wholeWhenCreated && header.recordIds.length === 1)
    return mapRecord(kind.mapping, { ...record, value: { ...fields, ...created(header, fields) } }, context);
  return outcome({
    refetch: header.recordIds.map((id) => ({ kind: name, id, reason: reasonOf(change, gap) })),
  });
}

/** A new record was last changed when it was made. */
const created = (header: Header, fields: Readonly<Record<string, unknown>>) => ({
  Id: header.recordIds[0],
  SystemModstamp: fields['LastModifiedDate'] ?? header.commitTimestamp,
});

const reasonOf = (change: Change, gap: boolean): string =>
  gap
    ? 'a gap: the change itself was not sent'
    : `${change.toLowerCase()}: a change event has the changed fields only`;

/** A record that was deleted last need not be read; one is read once. */
function withoutOvertaken(whole: SourceOutcome, placed: readonly Placed[]): SourceOutcome {
  const last = new Map<string, string>();
  for (const { header } of placed)
    for (const id of header.recordIds)
      last.set(`${kindOfObject(header.entityName)} ${id}`, header.changeType);
  const kept = whole.refetch.filter(
    ({ kind, id }) =>
      !/^(GAP_)?DELETE$/.test(last.get(`${kind} ${id}`) ?? '') || KINDS[kind]?.entity === null,
  );
  return { ...whole, refetch: [...new Map(kept.map((one) => [`${one.kind} ${one.id}`, one])).values()] };
}
