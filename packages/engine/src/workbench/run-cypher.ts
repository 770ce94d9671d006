import { accepted, refused, type Result, WhereforeError } from '@wherefore/contracts';
import type { Answer, Explained, PlanStep, Reader, Reveal } from '@wherefore/graph';
import { StatementFault } from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import type { AuditRecord } from './audit-writer.js';
import { type Parameters, parametersFor, readParameters } from './check-parameters.js';
import { type Guarded, guardedProperties } from './guarded.js';
import { judgePlan } from './judge-plan.js';
import { keptNameOf, PERSONAL_COLUMNS } from './kept-queries.js';
import { type Run, toAuditRecord } from './to-audit-record.js';
import { refusal, type WorkbenchRefused } from './refusal.js';
import { checkStatement } from './statement/check-statement.js';
import type { ParsedStatement } from './statement/parse-statement.js';

export interface WorkbenchParts {
  /** Writes into the audit trail. */
  readonly record: (record: AuditRecord) => Promise<void>;
  readonly reader: Reader;
  readonly keyring: Keyring;
  /** Statements that run now, by who asked. */
  readonly running: Map<string, number>;
}

export interface CypherRequest {
  readonly who: string;
  /** May they read what tells who somebody is? */
  readonly readsPersonal: boolean;
  readonly statement: string;
  /** JSON of an object. */
  readonly parameters: string;
  readonly signal?: AbortSignal;
}

export interface CypherAnswer extends Answer {
  readonly plan: PlanStep;
  readonly notices: readonly string[];
  /** Names of properties that were left out of nodes and relationships. */
  readonly hidden: readonly string[];
  readonly ms: number;
}

export interface CypherPlan {
  readonly plan: PlanStep;
  readonly notices: readonly string[];
}

export const MOST_ROWS = 1_000;
export const MOST_BYTES = 1_000_000;
const MOST_AT_ONCE = 2;

/** Runs a statement that reads, and writes down who ran what, whatever becomes of it. */
export const runCypher = (
  parts: WorkbenchParts,
  request: CypherRequest,
  now: Date,
): Promise<Result<CypherAnswer, WorkbenchRefused>> =>
  recorded(parts, { request, what: 'workbench.run', now }, async (checked) => {
    const started = performance.now();
    const hidden = new Set<string>();
    let explained: Explained | null = null;
    const answer = await parts.reader.read({
      text: checked.parsed.text,
      parameters: checked.parameters,
      mostRows: MOST_ROWS,
      mostBytes: MOST_BYTES,
      reveal: revealTo(checked.guarded, hidden),
      ...(request.signal !== undefined && { signal: request.signal }),
      judge: (found) => {
        explained = found;
        assertRunnable(found);
      },
    });
    const { plan, notices } = assertRunnable(explained ?? NO_PLAN);
    const ms = Math.round(performance.now() - started);
    return { ...pseudonymous(parts, checked, answer), plan, notices, hidden: [...hidden].sort(), ms };
  });

/** How Neo4j would answer a statement; runs nothing. */
export const explainCypher = (
  parts: WorkbenchParts,
  request: CypherRequest,
  now: Date,
): Promise<Result<CypherPlan, WorkbenchRefused>> =>
  recorded(parts, { request, what: 'workbench.explain', now }, async ({ parsed, parameters }) =>
    assertRunnable(await parts.reader.explain(parsed.text, parameters)),
  );

interface Checked {
  readonly parsed: ParsedStatement;
  readonly parameters: Parameters;
  readonly kept: string | null;
  /** Null for who may read everything. */
  readonly guarded: Guarded | null;
}

function check({ statement, parameters, readsPersonal }: CypherRequest): Result<Checked, WorkbenchRefused> {
  const values = readParameters(parameters);
  if (!values.ok) return values;
  const kept = keptNameOf(statement);
  const guarded = readsPersonal ? null : guardedProperties();
  const parsed = checkStatement(statement, kept === null ? guarded : null);
  if (!parsed.ok) return parsed;
  const needed = parametersFor(parsed.value, values.value);
  return needed.ok ? accepted({ parsed: parsed.value, parameters: needed.value, kept, guarded }) : needed;
}

/** Thrown out of the transaction, so that nothing runs. */
class Unrunnable extends Error {
  constructor(readonly refusal: WorkbenchRefused) {
    super(refusal.message);
  }
}

const NO_PLAN: Explained = { type: '', plan: null, notices: [] };

function assertRunnable(explained: Explained): CypherPlan {
  const problem = judgePlan(explained);
  if (problem !== null) throw new Unrunnable(problem);
  return { plan: explained.plan as PlanStep, notices: explained.notices };
}

interface Recording {
  readonly request: CypherRequest;
  readonly what: Run['what'];
  readonly now: Date;
}

async function recorded<T extends CypherPlan & Partial<Answer>>(
  parts: WorkbenchParts,
  { request, what, now }: Recording,
  work: (checked: Checked) => Promise<T>,
): Promise<Result<T, WorkbenchRefused>> {
  const { who, statement } = request;
  const started = performance.now();
  const checked = check(request);
  const outcome = checked.ok ? await taken(parts, who, () => work(checked.value)) : checked;
  const run: Run = {
    what,
    who,
    statement,
    parameters: checked.ok ? Object.keys(checked.value.parameters) : [],
    kept: checked.ok ? checked.value.kept : null,
    rows: outcome.ok ? (outcome.value.rows?.length ?? null) : null,
    truncated: outcome.ok ? (outcome.value.cut ?? null) : null,
    ms: Math.round(performance.now() - started),
    refused: outcome.ok ? null : outcome.refusal,
  };
  await parts.record(toAuditRecord(run, now));
  return outcome;
}

/** One of the few places that everybody has. */
async function taken<T>(
  { running }: WorkbenchParts,
  who: string,
  work: () => Promise<T>,
): Promise<Result<T, WorkbenchRefused>> {
  const count = running.get(who) ?? 0;
  if (count >= MOST_AT_ONCE) {
    const advice = 'Wait for one to end, or cancel it.';
    return refused(refusal('busy', `${MOST_AT_ONCE} statements of yours are running already`, { advice }));
  }
  running.set(who, count + 1);
  try {
    return accepted(await work());
  } catch (error) {
    return refused(refusalOf(error));
  } finally {
    const left = (running.get(who) ?? 1) - 1;
    if (left === 0) running.delete(who);
    else running.set(who, left);
  }
}

const FAULTS = {
  syntax: ['syntax', 'Mend the statement where the message points to.'],
  parameter: ['bad-parameter', 'Give each parameter a value.'],
  'read-only': ['not-read-only', 'The workbench only reads; changes come through feeds.'],
  execution: ['failed', 'Mend the statement; the message says what Neo4j could not do.'],
} as const;

/** What an author of a statement can do something about; all else is thrown on. */
function refusalOf(error: unknown): WorkbenchRefused {
  if (error instanceof Unrunnable) return error.refusal;
  if (error instanceof StatementFault) {
    const [code, advice] = FAULTS[error.kind];
    return refusal(code, error.message.slice(0, 2_000), { advice });
  }
  if (!(error instanceof WhereforeError)) throw error;
  if (error.code === 'CONFLICT')
    return refusal('cancelled', error.message, { advice: 'Run it again when you like.' });
  if (error.code === 'TIMEOUT' || error.code === 'TOO_LARGE') {
    const advice = 'Narrow it down by a label, a property or LIMIT; the plan shows where most rows are.';
    return refusal(error.code === 'TIMEOUT' ? 'timeout' : 'too-costly', error.message, { advice });
  }
  if (error.code === 'UNAVAILABLE') {
    const advice = 'Try again in a moment; offers are decided meanwhile as ever.';
    return refusal('busy', 'All places of the workbench are taken, or the graph cannot be reached', {
      advice,
    });
  }
  throw error;
}

/** Leaves out of nodes and relationships what tells who somebody is. */
const revealTo =
  (guarded: Guarded | null, hidden: Set<string>): Reveal =>
  (kind, properties) => {
    if (guarded === null) return properties;
    const shown = Object.entries(properties).filter(([name]) => {
      const isShown = kind.length > 0 && kind.every((one) => !guarded.on(one, name));
      if (!isShown) hidden.add(name);
      return isShown;
    });
    return Object.fromEntries(shown);
  };

/** Kept queries name customers; who may not read ids gets their pseudonyms. */
function pseudonymous({ keyring }: WorkbenchParts, { guarded, kept }: Checked, answer: Answer): Answer {
  if (guarded === null || kept === null) return answer;
  const hide = (value: unknown): unknown => (typeof value === 'string' ? keyring.pseudonym(value) : null);
  const rows = answer.rows.map((row) =>
    row.map((value, place) => (PERSONAL_COLUMNS.has(answer.columns[place] ?? '') ? hide(value) : value)),
  );
  return { ...answer, rows };
}
