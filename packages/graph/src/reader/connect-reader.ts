import neo4j, { type Driver, Neo4jError, type Session, type Transaction } from 'neo4j-driver';
import { WhereforeError } from '@wherefore/contracts';
import { translateError } from '../translate-error.js';
import { type Met, readCell, type ReadNode, type ReadRelationship, type Reveal } from './cells.js';
import { type PlanStep, toPlanStep } from './plan.js';

export interface ReaderOptions {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Most statements at once, of everybody together. */
  readonly poolSize: number;
  /** Longest that planning and answering may take, ms. */
  readonly timeoutMs: number;
}

/** What Neo4j says about a statement without running it. */
export interface Explained {
  /** `r` for what only reads; what writes, or manages the server, has another. */
  readonly type: string;
  readonly plan: PlanStep | null;
  /** What Neo4j has to say against it, in its own words. */
  readonly notices: readonly string[];
}

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly nodes: readonly ReadNode[];
  readonly relationships: readonly ReadRelationship[];
  /** Why there is less than there could be; null where it is all. */
  readonly cut: 'rows' | 'bytes' | null;
}

export interface ReadRequest {
  readonly text: string;
  /** Whole numbers within are sent as integers. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly mostRows: number;
  readonly mostBytes: number;
  readonly reveal: Reveal;
  /** Stops the statement on the server. */
  readonly signal?: AbortSignal;
  /** Looks at the plan before anything runs; what it throws is thrown. */
  readonly judge: (explained: Explained) => void;
}

/** Neo4j's own word against a statement: something its author can mend. */
export class StatementFault extends Error {
  constructor(
    readonly kind: 'syntax' | 'parameter' | 'read-only' | 'execution',
    message: string,
    options: { cause: unknown },
  ) {
    super(message, options);
    this.name = 'StatementFault';
  }
}

/**
 * A door of its own for statements that people write: few connections, so that serving is not starved by them, and transactions
 * that the server itself lets only read. What is asked is for the caller to judge.
 */
export interface Reader {
  /** What Neo4j says about a statement; runs nothing. */
  explain(text: string, parameters: Readonly<Record<string, unknown>>): Promise<Explained>;
  /** Explains, lets the plan be judged, runs. Throws StatementFault for what the author can mend. */
  read(request: ReadRequest): Promise<Answer>;
  close(): Promise<void>;
}

/** Rows fetched at a time: what is not wanted any more was hardly produced. */
const FETCH_ROWS = 100;

export function connectReader(options: ReaderOptions): Reader {
  const driver: Driver = neo4j.driver(options.uri, neo4j.auth.basic(options.user, options.password), {
    maxConnectionPoolSize: options.poolSize,
    connectionAcquisitionTimeout: 2_000,
    maxTransactionRetryTime: 0,
    fetchSize: FETCH_ROWS,
    telemetryDisabled: true,
    userAgent: 'wherefore-workbench/0.1',
  });

  async function reading<T>(work: (tx: Transaction, session: Session) => Promise<T>): Promise<T> {
    const session = driver.session({ defaultAccessMode: 'READ' });
    try {
      const metadata = { statement: 'workbench' };
      return await work(await session.beginTransaction({ timeout: options.timeoutMs, metadata }), session);
    } catch (error) {
      throw toFault(error);
    } finally {
      // Also tells the server to drop a transaction that is still at it.
      await session.close();
    }
  }

  return {
    explain: (text, parameters) => reading((tx) => explainIn(tx, text, parameters)),
    read: (request) =>
      reading(async (tx, session) => {
        const stop = (): void => void session.close();
        request.signal?.addEventListener('abort', stop, { once: true });
        try {
          request.judge(await explainIn(tx, request.text, request.parameters));
          return await answerIn(tx, request);
        } catch (error) {
          if (request.signal?.aborted !== true) throw error;
          throw new WhereforeError('CONFLICT', 'The statement was cancelled', { cause: error });
        } finally {
          request.signal?.removeEventListener('abort', stop);
        }
      }),
    close: () => driver.close(),
  };
}

async function explainIn(
  tx: Transaction,
  text: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Explained> {
  const { summary } = await tx.run(`EXPLAIN ${text}`, toSent(parameters) as Record<string, unknown>);
  const notices = summary.gqlStatusObjects.flatMap(({ statusDescription, classification }) =>
    classification === 'UNKNOWN' ? [] : [statusDescription.replace(/^(warn|info): /, '')],
  );
  return {
    type: summary.queryType,
    plan: summary.plan === false ? null : toPlanStep(summary.plan),
    notices: [...new Set(notices)],
  };
}

async function answerIn(tx: Transaction, request: ReadRequest): Promise<Answer> {
  const met: Met = { nodes: new Map(), relationships: new Map() };
  const rows: unknown[][] = [];
  let bytes = 0;
  let cut: Answer['cut'] = null;
  const result = tx.run(request.text, toSent(request.parameters) as Record<string, unknown>);
  for await (const record of result) {
    if (rows.length >= request.mostRows) cut = 'rows';
    if (cut !== null) break;
    const row = record.keys.map((key) => readCell(record.get(key), request.reveal, met));
    bytes += Buffer.byteLength(JSON.stringify(row));
    if (bytes > request.mostBytes) cut = 'bytes';
    else rows.push(row);
  }
  const columns = await result.keys();
  return {
    columns,
    rows,
    cut,
    nodes: [...met.nodes.values()],
    relationships: [...met.relationships.values()],
  };
}

/** JSON has one kind of number, Neo4j two, and wants integers where it counts. */
function toSent(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toSent);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toSent(inner)]));
}

const FAULTS: readonly (readonly [RegExp, StatementFault['kind']])[] = [
  [/ParameterMissing/, 'parameter'],
  [/ClientError\.Statement\.AccessMode|ForbiddenOnReadOnly|ForbiddenDueToTransactionType/, 'read-only'],
  [/ClientError\.Statement\.(SyntaxError|SemanticError)/, 'syntax'],
  [/ClientError\.(Statement|Procedure|Schema)\./, 'execution'],
];

function toFault(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const kind = FAULTS.find(([pattern]) => pattern.test(error.code))?.[1];
  return kind === undefined
    ? translateError(error, 'The statement')
    : new StatementFault(kind, error.message, { cause: error });
}
