import type { Event } from '@wherefore/contracts';
import type { SourceRecord } from './source-record.js';

/** A record that cannot become an event, and why. */
export interface RecordReject {
  readonly position: string;
  readonly reason: string;
  readonly original: string;
  /** Its bytes, where `original` is not all of them. */
  readonly bytes?: Uint8Array;
  /** Which record of a delivery of several it is, from 0. */
  readonly index?: number;
}

/**
 * What became of some records. Each is rejected, skipped or carried by an event: records = carried + rejects + skipped.
 */
export interface TableOutcome {
  /** Already parsed by the contract. Ids are the same whenever the same records are read. */
  readonly events: readonly Event[];
  readonly rejects: readonly RecordReject[];
  /** Records that rightly have no effect. */
  readonly skipped: readonly { readonly reason: string; readonly count: number }[];
}

export interface ConnectorTable {
  readonly table: string;
  /** Base names of its files. */
  readonly files: RegExp;
  /** An import goes without it. */
  readonly optional?: boolean;
  /** Columns whose equal values make records one group; all the table's files are then read as one. */
  readonly groupBy?: readonly string[];
  /**
   * Reads again, in another order, what another table of the connector accounts for: its events count, its records
   * do not, and it rejects nothing.
   */
  readonly again?: boolean;
  /** One record, or the group with the same key, to events. Keeps nothing between calls and never throws. */
  toEvents(records: readonly SourceRecord[]): TableOutcome;
}

/** A source system's export: which files are which tables, in the order in which they are best applied. */
export interface FileConnector {
  readonly name: string;
  readonly describe: string;
  /** Where the connector itself can change: the same files read by another revision are another import. */
  readonly revision?: string;
  readonly tables: readonly ConnectorTable[];
}
