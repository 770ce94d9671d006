import { accepted, refused, type Result } from '@wherefore/contracts';
import { type Document, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';

export type YamlPath = readonly PropertyKey[];

/** What a YAML file says, and where. */
export interface LinedYaml {
  readonly value: unknown;
  /** The line of a field, or of what is nearest above it, from 1. */
  lineOf(path: YamlPath): number;
}

export interface YamlFault {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
}

/** One for each unknown word of an issue of zod, so that each has its own line. */
export function faultsOfIssue(issue: {
  readonly path: YamlPath;
  readonly message: string;
  readonly code?: string;
}): { readonly path: YamlPath; readonly problem: string }[] {
  const { path, message } = issue;
  if (issue.code === 'unrecognized_keys' && 'keys' in issue)
    return (issue.keys as string[]).map((key) => ({ path: [...path, key], problem: 'is not known here' }));
  return [{ path, problem: message }];
}

/** Reads YAML, keeping where everything stands; the faults of its form otherwise. */
export function readLinedYaml(text: string): Result<LinedYaml, readonly YamlFault[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number) => Math.max(1, lines.linePos(offset).line);
  if (document.errors.length > 0)
    return refused(
      document.errors.map(({ pos, message }) => ({
        line: at(pos[0]),
        problem: message.split('\n')[0] ?? 'is not YAML',
      })),
    );
  return accepted({
    value: document.toJS({ maxAliasCount: 20 }) as unknown,
    lineOf: (path) => at(offsetOf(document, path)),
  });
}

/** Where the field stands, or what is nearest above it. A key is looked for before its value. */
function offsetOf(document: Document, path: YamlPath): number {
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
