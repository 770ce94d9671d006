import type { z } from 'zod';
import { eventsOfFacts, type Fact } from './facts.js';
import type { SourceContext } from './source-connector.js';
import {
  admitFacts,
  faultOf,
  type ForeignRecord,
  rejectOne,
  skipOne,
  type SourceOutcome,
} from './source-outcome.js';

/** How records of one kind become facts. */
export interface RecordMapping<S extends z.ZodType> {
  /** As our reader names it: `product`. */
  readonly what: string;
  readonly contract: S;
  facts(value: z.output<S>, context: SourceContext): readonly Fact[];
  /** Why a record that is understood has no effect. */
  skip?(value: z.output<S>): string | undefined;
}

/** A mapping whose records nobody knows but itself: it reads what it is given by its own contract. */
export type AnyMapping = RecordMapping<z.ZodType>;

/** Makes sure that its facts are those of its contract. */
export const anyMapping = <S extends z.ZodType>(mapping: RecordMapping<S>): AnyMapping => mapping;

/** One record of a provider through its contract to events: admitted, skipped or rejected with a reason. */
export function mapRecord<S extends z.ZodType>(
  mapping: RecordMapping<S>,
  record: ForeignRecord,
  context: SourceContext,
): SourceOutcome {
  const parsed = mapping.contract.safeParse(record.value);
  if (!parsed.success) return rejectOne(record, `not ${withArticle(mapping.what)}: ${faultOf(parsed.error)}`);
  const reason = mapping.skip?.(parsed.data);
  if (reason !== undefined) return skipOne(reason);
  return admitFacts(record, eventsOfFacts(context, mapping.facts(parsed.data, context)));
}

const withArticle = (what: string): string => `${/^[aeiou]/i.test(what) ? 'an' : 'a'} ${what}`;
