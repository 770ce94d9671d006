import { accepted, refused, type Result } from '@wherefore/contracts';
import { payloadFields } from '../events/cell-value.js';
import { faultsOfIssue, readLinedYaml, type YamlPath } from './lined-yaml.js';
import { Mapping } from './mapping.js';

export interface MappingProblem {
  /** From 1. */
  readonly line: number;
  /** `tables.orders.payload.lines`; empty where the file as a whole is wrong. */
  readonly field: string;
  readonly problem: string;
}

export const mappingProblemText = (file: string, { line, field, problem }: MappingProblem): string =>
  `${file}:${line}: ${field === '' ? '' : `${field} `}${problem}`;

interface Fault {
  readonly path: YamlPath;
  readonly problem: string;
}

/** Reads a mapping file. All that is wrong with it is told at once, with lines. */
export function readMapping(text: string): Result<Mapping, readonly MappingProblem[]> {
  const yaml = readLinedYaml(text);
  if (!yaml.ok) return refused(yaml.refusal.map((fault) => ({ ...fault, field: '' })));
  const parsed = Mapping.safeParse(yaml.value.value);
  const faults = parsed.success ? faultsOf(parsed.data) : parsed.error.issues.flatMap(faultsOfIssue);
  if (parsed.success && faults.length === 0) return accepted(parsed.data);
  return refused(
    faults.map(({ path, problem }) => ({ line: yaml.value.lineOf(path), field: path.join('.'), problem })),
  );
}

/** What the form allows and the event does not. */
function faultsOf({ tables }: Mapping): Fault[] {
  return Object.entries(tables).flatMap(([name, table]): Fault[] => {
    const fields = payloadFields(table.event);
    const unknown = Object.keys(table.payload).filter((field) => !fields.includes(field));
    const faults = unknown.map((field) => ({
      path: ['tables', name, 'payload', field],
      problem: `is no field of ${table.event}, which has ${fields.join(', ')}`,
    }));
    const ungrouped = Object.entries(table.payload).filter(
      ([, value]) => 'each' in value && value.of === undefined && table.groupBy === undefined,
    );
    return [
      ...faults,
      ...ungrouped.map(([field]) => ({
        path: ['tables', name, 'payload', field],
        problem: 'has an item per record, so the table needs groupBy, or an item per entry of a column: of',
      })),
    ];
  });
}
