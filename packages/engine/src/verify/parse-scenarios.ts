import { accepted, messageOf, refused, type Result } from '@wherefore/contracts';
import { parse } from 'yaml';
import { z } from 'zod';
import { Scenario } from './format/scenario.js';

/** Something that is wrong with a file of scenarios. */
export interface ScenarioProblem {
  readonly file: string;
  /** Title or place of the scenario; null where the file as a whole is wrong. */
  readonly scenario: string | null;
  readonly field: string;
  readonly problem: string;
}

/** A scenario, and the file it comes from. */
export type FiledScenario = Scenario & { readonly file: string };

type Plain = Readonly<Record<string, unknown>>;
const Plain = z.record(z.string(), z.unknown());
/** Several scenarios in one file; their worlds begin with the `given` they share. */
const Family = z.strictObject({
  about: z.string().optional(),
  given: Plain.default({}),
  scenarios: z.array(Plain).min(1),
});

/** Reads the scenarios of a file: one, or a family of them that share a world. All problems are reported at once. */
export function parseScenarios(
  text: string,
  file: string,
): Result<readonly FiledScenario[], readonly ScenarioProblem[]> {
  const read = readYaml(text);
  if (!read.ok) return refused([{ file, scenario: null, field: 'file', problem: read.refusal }]);
  const family = familyOf(read.value);
  if (!family.ok) return refused(problemsOf(family.refusal, { file, scenario: null }));
  const scenarios: FiledScenario[] = [];
  const problems: ScenarioProblem[] = [];
  family.value.forEach((written, place) => {
    const parsed = Scenario.safeParse(written);
    if (parsed.success) scenarios.push({ ...parsed.data, file });
    else problems.push(...problemsOf(parsed.error, { file, scenario: nameOf(written, place) }));
  });
  return problems.length === 0 ? accepted(scenarios) : refused(problems);
}

export const problemText = ({ file, scenario, field, problem }: ScenarioProblem): string =>
  [file, ...(scenario === null ? [] : [scenario]), field, problem].join(': ');

function readYaml(text: string): Result<unknown, string> {
  try {
    return accepted(parse(text, { prettyErrors: true }));
  } catch (error) {
    return refused(messageOf(error));
  }
}

function familyOf(read: unknown): Result<readonly Plain[], z.ZodError> {
  if (!isPlain(read) || !('scenarios' in read)) {
    const one = Plain.safeParse(read);
    return one.success ? accepted([one.data]) : refused(one.error);
  }
  const family = Family.safeParse(read);
  if (!family.success) return refused(family.error);
  const { given, scenarios } = family.data;
  if (Object.keys(given).length === 0) return accepted(scenarios);
  return accepted(
    scenarios.map((scenario) => ({ ...scenario, given: together(given, scenario['given'] ?? {}) })),
  );
}

/** Both; where they speak of the same thing, the second. Lists are not mixed. */
function together(first: unknown, second: unknown): unknown {
  if (second === undefined) return first;
  if (!isPlain(first) || !isPlain(second)) return second;
  const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return Object.fromEntries(keys.map((key) => [key, together(first[key], second[key])]));
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = (written: Plain, place: number): string =>
  typeof written['title'] === 'string' ? written['title'] : `scenario ${place + 1}`;

function problemsOf(error: z.ZodError, where: Pick<ScenarioProblem, 'file' | 'scenario'>): ScenarioProblem[] {
  return error.issues.map(({ path, message }) => ({
    ...where,
    field: path.join('.') || 'scenario',
    problem: message,
  }));
}
