import { isName } from './brackets.js';
import type { ParsedStatement } from './parse-statement.js';
import { type Mention, mentionIn } from './patterns.js';

/**
 * What the variables of a statement can be: the labels or types written with each, wherever it is mentioned. A variable is left
 * out where it could be anything: it is bound by AS, YIELD or a list, or a pattern mentions it without a label where that may
 * bring it in. So a name that is here is a node (or relationship) with one of its labels throughout, in whatever part of the
 * statement it is read.
 */
export function knownVariables(parsed: ParsedStatement): ReadonlyMap<string, ReadonlySet<string>> {
  const labels = new Map<string, Set<string>>();
  const anything = new Set<string>(boundByValue(parsed));
  for (const { mention, isBound } of mentions(parsed)) {
    if (mention.name === null) continue;
    if (mention.labels === null && !isBound) anything.add(mention.name);
    const known = labels.get(mention.name) ?? new Set();
    for (const label of mention.labels ?? []) known.add(label);
    labels.set(mention.name, known);
  }
  return new Map([...labels].filter(([name, known]) => known.size > 0 && !anything.has(name)));
}

/** Names that get whatever value an expression has. */
function boundByValue({ tokens }: ParsedStatement): string[] {
  const names: string[] = [];
  for (const [index, token] of tokens.entries()) {
    const after = tokens[index + 1];
    if (after === undefined) break;
    if (token.keyword === 'as' && isName(after)) names.push(after.value);
    const opens =
      token.kind === 'sign' && (token.value === '(' || token.value === '[' || token.value === ',');
    if (opens && isName(after) && tokens[index + 2]?.keyword === 'in') names.push(after.value);
    if (token.keyword === 'yield') names.push(...yielded(tokens.slice(index + 1)));
  }
  return names;
}

function yielded(tokens: ParsedStatement['tokens']): string[] {
  const end = tokens.findIndex((token) => !isName(token) && token.value !== ',');
  return tokens.slice(0, end < 0 ? tokens.length : end).map(({ value }) => value);
}

interface Scope {
  /** Names that a MATCH of this scope has given a label. */
  bound: Set<string>;
  /** Between MATCH and the next clause, before its WHERE. */
  isMatching: boolean;
}

interface Found {
  readonly mention: Mention;
  /** Whether the name is surely bound already, so that the mention brings nothing in. */
  readonly isBound: boolean;
}

const CLAUSES: ReadonlySet<string> = new Set([
  'return',
  'unwind',
  'call',
  'where',
  'order',
  'skip',
  'limit',
  'on',
]);

function mentions(parsed: ParsedStatement): Found[] {
  const found: Found[] = [];
  const scopes = new Map<number, Scope>([[-1, { bound: new Set(), isMatching: false }]]);
  for (const index of parsed.tokens.keys()) {
    const around = subqueryAround(parsed, index);
    const scope = scopes.get(around) ?? { bound: new Set<string>(), isMatching: false };
    scopes.set(around, scope);
    const kind = parsed.brackets.get(index)?.kind;
    if (kind === 'subquery') scopes.set(index, { bound: new Set(scope.bound), isMatching: false });
    if (kind === 'call-subquery')
      scopes.set(index, { bound: imported(parsed, index, scope), isMatching: false });
    if (isTopOf(parsed, index, around)) advance(parsed, index, scope);
    const mention = mentionIn(parsed, index);
    if (mention === null) continue;
    found.push({ mention, isBound: mention.name !== null && scope.bound.has(mention.name) });
    if (
      scope.isMatching &&
      mention.name !== null &&
      mention.labels !== null &&
      !isInExpression(parsed, index)
    )
      scope.bound.add(mention.name);
  }
  return found;
}

/** What a keyword of a clause changes about the scope. */
function advance(parsed: ParsedStatement, index: number, scope: Scope): void {
  const { tokens } = parsed;
  const keyword = tokens[index]?.keyword ?? '';
  const before = tokens[index - 1]?.keyword ?? '';
  if (tokens[index - 1]?.value === '.' || tokens[index - 1]?.value === ':') return;
  if (keyword === 'match') scope.isMatching = true;
  if (CLAUSES.has(keyword)) scope.isMatching = false;
  if (keyword === 'union') scope.bound = new Set();
  if (keyword !== 'with' || before === 'starts' || before === 'ends') return;
  scope.isMatching = false;
  scope.bound = passedOn(parsed, index, scope.bound);
}

const ENDS_OF_WITH: ReadonlySet<string> = new Set([
  'where',
  'order',
  'skip',
  'limit',
  'match',
  'optional',
  'unwind',
  'return',
  'call',
  'with',
  'union',
]);

/** Names that WITH passes on as they are: items of nothing but the name. */
function passedOn({ tokens, within }: ParsedStatement, from: number, bound: Set<string>): Set<string> {
  const items: string[][] = [[]];
  for (let index = from + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || (within[index] === within[from] && ENDS_OF_WITH.has(token.keyword))) break;
    if (token.keyword === 'distinct' && index === from + 1) continue;
    if (within[index] === within[from] && token.value === ',') items.push([]);
    else
      items.at(-1)?.push(isName(token) || token.value === '*' ? token.value : `not a name: ${token.value}`);
  }
  const whole = new Set(items.flatMap((item) => (item.length === 1 ? item : [])));
  return whole.has('*') ? new Set(bound) : new Set([...bound].filter((name) => whole.has(name)));
}

/** `CALL (a, b) {` brings names in; `CALL {` none. */
function imported({ tokens, brackets }: ParsedStatement, index: number, { bound }: Scope): Set<string> {
  const scope = [...brackets.values()].find(({ close, kind }) => close === index - 1 && kind === 'scope');
  if (scope === undefined) return new Set();
  const names = new Set(tokens.slice(scope.open + 1, scope.close).map(({ value }) => value));
  return names.has('*') ? new Set(bound) : new Set([...bound].filter((name) => names.has(name)));
}

/** The innermost subquery around a token; its opening brace belongs to what is around it. */
function subqueryAround({ brackets, within }: ParsedStatement, index: number): number {
  let around = within[index] ?? -1;
  while (around !== -1 && !isSubquery(brackets.get(around)?.kind))
    around = brackets.get(around)?.within ?? -1;
  return around;
}

const isSubquery = (kind: string | undefined): boolean => kind === 'subquery' || kind === 'call-subquery';

/** Directly in its subquery: a keyword of a clause is nowhere else. */
const isTopOf = ({ within }: ParsedStatement, index: number, around: number): boolean =>
  within[index] === around;

/** Within what is no part of a pattern: a comprehension, arguments, a subscript, a condition of a node's own. */
function isInExpression({ tokens, brackets, within }: ParsedStatement, index: number): boolean {
  let around = brackets.get(index)?.within ?? -1;
  for (;;) {
    const bracket = brackets.get(around);
    if (bracket === undefined || isSubquery(bracket.kind)) return false;
    if (bracket.kind !== 'round' && bracket.kind !== 'edge') return true;
    for (let before = bracket.open + 1; before < index; before += 1)
      if (within[before] === bracket.open && tokens[before]?.keyword === 'where') return true;
    around = bracket.within;
  }
}
