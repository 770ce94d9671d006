import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../sql-text.js';
import { daysOf, listRangeFiles } from './range-files.js';
import { filesAsTable } from './read-decisions.js';

/** How offers were answered in a period. */
export interface AnswerFigures {
  readonly decisions: number;
  /** Milliseconds from question to answer, of half and of 95 in 100; null where nothing was decided. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  /** Lists made without a source of evidence that was late or broken. */
  readonly degraded: number;
  /** Lists without an offer. */
  readonly empty: number;
}

const NOTHING: AnswerFigures = Object.freeze({
  decisions: 0,
  p50Ms: null,
  p95Ms: null,
  degraded: 0,
  empty: 0,
});

/** Of decisions made at `from` or later and before `to`, ISO 8601. */
export async function readAnswers(
  connection: DuckDBConnection,
  directory: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<AnswerFigures> {
  const days = (await daysOf(directory, 'decisions')).filter(
    (day) => day >= from.slice(0, 10) && day <= to.slice(0, 10),
  );
  const files = await listRangeFiles(directory, 'decisions', days);
  if (files.length === 0) return NOTHING;
  const rows = await connection.runAndReadAll(
    `SELECT count(*), quantile_cont("tookMs", 0.5), quantile_cont("tookMs", 0.95), count(*) FILTER (len(degraded) > 0),
       count(*) FILTER (coalesce(offers, 0) = 0)
     FROM ${filesAsTable(files)} WHERE "at" >= ${sqlText(from)}::TIMESTAMP AND "at" < ${sqlText(to)}::TIMESTAMP`,
  );
  const [[decisions, p50, p95, degraded, empty] = []] = rows.getRows();
  return {
    decisions: Number(decisions),
    p50Ms: p50 === null ? null : Number(p50),
    p95Ms: p95 === null ? null : Number(p95),
    degraded: Number(degraded),
    empty: Number(empty),
  };
}
