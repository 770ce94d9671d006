import { accepted, refused, type Result } from '@wherefore/contracts';
import { type Document, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { payloadFields } from '../events/cell-value.js';
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

type Path = readonly PropertyKey[];
interface Fault {
  readonly path: Path;
  readonly problem: string;
}

/** Reads a mapping file. All that is wrong with it is told at once, with lines. */
export function readMapping(text: string): Result<Mapping, readonly MappingProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number) => Math.max(1, lines.linePos(offset).line);
  if (document.errors.length > 0)
    return refused(
      document.errors.map(({ pos, message }) => ({
        line: at(pos[0]),
        field: '',
        problem: message.split('\n')[0] ?? 'is not YAML',
      })),
    );
  const parsed = Mapping.safeParse(document.toJS({ maxAliasCount: 20 }));
  const faults = parsed.success ? faultsOf(parsed.data) : parsed.error.issues.flatMap(faultsOfIssue);
  if (parsed.success && faults.length === 0) return accepted(parsed.data);
  return refused(
    faults.map(({ path, problem }) => ({
      line: at(offsetOf(document, path)),
      field: path.join('.'),
      problem,
    })),
  );
}

/** One for each unknown word, so that each has its own line. */
function faultsOfIssue(issue: {
  readonly path: Path;
  readonly message: string;
  readonly code?: string;
}): Fault[] {
  const { path, message } = issue;
  if (issue.code === 'unrecognized_keys' && 'keys' in issue)
    return (issue.keys as string[]).map((key) => ({ path: [...path, key], problem: 'is not known here' }));
  return [{ path, problem: message }];
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

/** Where the field stands, or what is nearest above it. A key is looked for before its value. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = document.getIn(path.slice(0, length - 1), true);
    const found = isNode(parent) ? keyOffset(parent, path[length - 1]) : undefined;
    if (found !== undefined) return found;
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffset(parent: Parameters<typeof visit>[0], key: PropertyKey | undefined): number | undefined {
  let offset: number | undefined;
  visit(parent, {
    Pair(_at, pair) {
      if (isScalar(pair.key) && String(pair.key.value) === String(key)) {
        offset = pair.key.range?.[0];
        return visit.BREAK;
      }
      return visit.SKIP;
    },
  });
  return offset;
}
