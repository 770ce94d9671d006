import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import { Database, type DatabaseOptions } from '../duckdb.js';
import { appendDecisions, type DecisionBatch } from './append-decisions.js';
import { Commits } from './commits.js';
import { type AnswerFigures, readAnswers } from './read-answers.js';
import { countDecisions, type DecisionCounts } from './count-decisions.js';
import {
  type DecisionQuery,
  type LoggedDecision,
  readDecision,
  readDecisions,
  readSnapshots,
} from './read-decisions.js';
import { tidyDecisions } from './tidy-decisions.js';

/**
 * Every decision, and what it rests on, as Parquet files: `decisions/day=.../*.parquet` and `snapshots/...`. Any number of
 * processes may read, and several may append without doubling or losing anything. Throws UNAVAILABLE when the files cannot be
 * read or written.
 */
export interface DecisionLog {
  /** The last stream entry in the log; `0-0` while it is empty. */
  position(): Promise<string>;
  /** Durable once it resolves; false, and nothing done, when the log does not end at `batch.after` any more. */
  append(batch: DecisionBatch): Promise<boolean>;
  /** The record as JSON; null where the log has no such entry. */
  readDecision(entry: string): Promise<string | null>;
  readDecisions(query: DecisionQuery): Promise<LoggedDecision[]>;
  /** Bodies by hash of snapshots written at most `withinMs` before the entry. */
  readSnapshots(wanted: {
    readonly hashes: readonly string[];
    readonly entry: string;
    readonly withinMs: number;
  }): Promise<Map<string, string>>;
  counts(): Promise<DecisionCounts>;
  /** How fast and how well offers were answered in a period, ISO 8601. */
  answers(period: { readonly from: string; readonly to: string }): Promise<AnswerFigures>;
  /** Removes what dead processes left, merges the small files of past days. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export async function openDecisionLog(
  options: DatabaseOptions & { readonly directory: string },
): Promise<DecisionLog> {
  const directory = resolve(options.directory);
  return new ParquetDecisionLog(directory, await Database.open(options));
}

class ParquetDecisionLog implements DecisionLog {
  private readonly commits: Commits;

  constructor(
    private readonly directory: string,
    private readonly database: Database,
  ) {
    this.commits = new Commits(directory);
  }

  position(): Promise<string> {
    return answering('read', this.commits.position());
  }

  append(batch: DecisionBatch): Promise<boolean> {
    const { database, directory, commits } = this;
    return answering('written', appendDecisions({ database, directory, commits }, batch));
  }

  readDecision(entry: string): Promise<string | null> {
    return this.reading((connection) => readDecision(connection, this.directory, entry));
  }

  readDecisions(query: DecisionQuery): Promise<LoggedDecision[]> {
    return this.reading((connection) => readDecisions(connection, this.directory, query));
  }

  readSnapshots(wanted: Parameters<DecisionLog['readSnapshots']>[0]): Promise<Map<string, string>> {
    return this.reading((connection) => readSnapshots(connection, this.directory, wanted));
  }

  counts(): Promise<DecisionCounts> {
    return this.reading((connection) => countDecisions(connection, this.directory));
  }

  answers(period: Parameters<DecisionLog['answers']>[0]): Promise<AnswerFigures> {
    return this.reading((connection) => readAnswers(connection, this.directory, period));
  }

  async tidy(): Promise<void> {
    const { database, directory } = this;
    await answering('tidied', this.commits.prune());
    await answering('tidied', tidyDecisions({ database, directory, position: await this.position() }));
  }

  close(): Promise<void> {
    return this.database.close();
  }

  /** A day may be merged between the listing of its files and their reading: then once more. */
  private reading<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const attempt = () => this.database.connected(work);
    return answering(
      'read',
      attempt().catch((error: unknown) => {
        if (error instanceof WhereforeError) throw error;
        return attempt();
      }),
    );
  }
}

async function answering<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof WhereforeError) throw cause;
    throw new WhereforeError('UNAVAILABLE', `the decision log cannot be ${what}: ${messageOf(cause)}`, {
      cause,
    });
  }
}
