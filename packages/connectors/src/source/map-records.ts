import { mapRecord, type AnyMapping } from './map-record.js';
import type { SourceContext } from './source-connector.js';
import { mergeOutcomes, rejectOne, type SourceOutcome } from './source-outcome.js';

/** A page of records of one kind; `mapping` is undefined for a kind that does not exist. */
export function mapRecords(
  mapping: AnyMapping | undefined,
  page: { readonly kind: string; readonly records: readonly unknown[] },
  context: SourceContext,
): SourceOutcome {
  return mergeOutcomes(
    page.records.map((value, index) => {
      const record = { position: `${page.kind}:${index + 1}`, value };
      return mapping === undefined
        ? rejectOne(record, `unknown kind ${page.kind}`)
        : mapRecord(mapping, record, context);
    }),
  );
}
