import { accepted, refused, type Result } from '@wherefore/contracts';
import { refusal, type WorkbenchRefused } from './refusal.js';
import type { ParsedStatement } from './statement/parse-statement.js';

export type Parameters = Readonly<Record<string, unknown>>;

const MOST_BYTES = 65_536;
const MOST_VALUES = 5_000;
const DEEPEST = 5;
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** The parameters of a run from JSON: an object of plain values. */
export function readParameters(json: string): Result<Parameters, WorkbenchRefused> {
  if (Buffer.byteLength(json) > MOST_BYTES)
    return bad(`The parameters have more than ${MOST_BYTES} bytes`, 'Ask about fewer values at a time.');
  let values: unknown;
  try {
    values = JSON.parse(json === '' ? '{}' : json);
  } catch (error) {
    return bad(
      `The parameters are not JSON: ${String(error).replace(/^SyntaxError: /, '')}`,
      'Write {"name": "value"}.',
    );
  }
  if (values === null || typeof values !== 'object' || Array.isArray(values))
    return bad('The parameters are not an object', 'Write {"name": "value"}.');
  const wrong = Object.keys(values).find((name) => !NAME.test(name));
  if (wrong !== undefined)
    return bad(
      `${JSON.stringify(wrong.slice(0, 80))} cannot be a parameter's name`,
      'Use letters, digits and _.',
    );
  const problem = problemIn(values, { left: MOST_VALUES }, 0);
  return problem === null
    ? accepted(values as Parameters)
    : bad(problem, 'Plain values, lists and maps of them.');
}

const bad = (message: string, advice: string) => refused(refusal('bad-parameter', message, { advice }));

function problemIn(value: unknown, count: { left: number }, depth: number): string | null {
  count.left -= 1;
  if (count.left < 0) return `There are more than ${MOST_VALUES} values in the parameters`;
  if (depth > DEEPEST) return `Lists and maps lie more than ${DEEPEST} deep in the parameters`;
  if (typeof value === 'number') return problemOfNumber(value);
  if (value === null || typeof value !== 'object') return null;
  for (const inner of Object.values(value)) {
    const problem = problemIn(inner, count, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOfNumber(value: number): string | null {
  if (!Number.isFinite(value)) return 'A number is too large';
  const isExact = !Number.isInteger(value) || Number.isSafeInteger(value);
  return isExact ? null : `${value} is too large to be sent exactly; write it as text and use toInteger()`;
}

/** Only what the statement names is sent; what it names and is not given is refused. */
export function parametersFor(
  { tokens }: ParsedStatement,
  given: Parameters,
): Result<Parameters, WorkbenchRefused> {
  const names = [
    ...new Set(tokens.flatMap(({ kind, value }) => (kind === 'parameter' ? [value.slice(1)] : []))),
  ];
  const missing = names.filter((name) => !Object.hasOwn(given, name));
  if (missing.length > 0)
    return bad(
      `No value for ${missing.map((name) => `$${name}`).join(', ')}`,
      'Give each parameter a value; null is one.',
    );
  return accepted(Object.fromEntries(names.map((name) => [name, given[name]])));
}
