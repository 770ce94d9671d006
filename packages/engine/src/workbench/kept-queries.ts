import { analystQueries, type AnyStatement, describeQuestion, type Question } from '@wherefore/graph';
import { canonical, parseStatement } from './statement/parse-statement.js';

/** A question of `cypher/analyst`. */
export interface KeptQuery extends Question {
  readonly name: string;
  readonly statement: string;
}

export const listKeptQueries = (): readonly KeptQuery[] =>
  Object.entries(analystQueries).map(([name, statement]: [string, AnyStatement]) => ({
    name,
    statement: statement.text,
    ...describeQuestion(statement),
  }));

let names: ReadonlyMap<string, string> | undefined;

/**
 * The name of the kept query that a statement is, word for word; null for all others. Kept ones were reviewed: they may find
 * people by id, and what they say of people is under columns that are known.
 */
export function keptNameOf(statement: string): string | null {
  names ??= new Map(
    listKeptQueries().flatMap((one) => canonicals(one.statement).map((text) => [text, one.name])),
  );
  const [text] = canonicals(statement);
  return text === undefined ? null : (names.get(text) ?? null);
}

function canonicals(statement: string): string[] {
  const parsed = parseStatement(statement);
  return parsed.ok ? [canonical(parsed.value)] : [];
}

/** Columns of kept queries that hold ids of customers. */
export const PERSONAL_COLUMNS: ReadonlySet<string> = new Set(['customer']);
