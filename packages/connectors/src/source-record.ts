/** One record of a source file, as a reader hands it over. */
export interface SourceRecord {
  /** Where it stands: `orders.csv:1042`. */
  readonly position: string;
  /** Column to value; null when the record cannot be read. */
  readonly fields: Readonly<Record<string, unknown>> | null;
  /** The record as it came. */
  readonly original: string;
  /** What kept it from being read. */
  readonly error?: string;
  /** Its bytes, where `original` is not all of them. */
  readonly bytes?: Uint8Array;
}

/** A record that can be read. */
export type ReadableRecord = SourceRecord & { readonly fields: Readonly<Record<string, unknown>> };
