import { accepted, refused, type Result } from '@wherefore/contracts';
import { refusal, type WorkbenchRefused } from '../refusal.js';
import { type Token, tokenAt } from './lex.js';
import { BEFORE_EXPRESSIONS, QUANTIFIERS, SUBQUERIES } from './words.js';

/** What a bracket is for. `round` is a node of a pattern or a parenthesis, `braced` properties of a pattern or a projection. */
export type BracketKind =
  | 'call'
  | 'scope'
  | 'round'
  | 'edge'
  | 'subscript'
  | 'list'
  | 'subquery'
  | 'call-subquery'
  | 'repetition'
  | 'literal'
  | 'braced';

export interface Bracket {
  readonly kind: BracketKind;
  readonly open: number;
  readonly close: number;
  /** Index of the opening sign of the bracket around it, or -1. */
  readonly within: number;
}

/** Brackets by the index of their opening sign. */
export type Brackets = ReadonlyMap<number, Bracket>;

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Pairs brackets and says what each is for; refuses what does not pair. */
export function pairBrackets(tokens: readonly Token[]): Result<Brackets, WorkbenchRefused> {
  const brackets = new Map<number, Bracket>();
  const stack: number[] = [];
  for (const [index, { kind, value, at }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if ('([{'.includes(value)) stack.push(index);
    if (!(value in PAIRS)) continue;
    const open = stack.pop();
    if (open === undefined || tokens[open]?.value !== PAIRS[value]) return refused(unpaired(value, at));
    brackets.set(open, { kind: 'round', open, close: index, within: stack.at(-1) ?? -1 });
  }
  const left = tokens[stack.at(-1) ?? -1];
  if (left !== undefined) return refused(unpaired(left.value, left.at));
  for (const bracket of [...brackets.values()].sort((a, b) => a.open - b.open))
    brackets.set(bracket.open, { ...bracket, kind: kindOf(tokens, bracket, brackets) });
  return accepted(brackets);
}

const unpaired = (sign: string, at: number): WorkbenchRefused =>
  refusal('syntax', `${sign} has no counterpart`, { advice: 'Close every bracket that is opened.', at });

function kindOf(tokens: readonly Token[], bracket: Bracket, brackets: Brackets): BracketKind {
  const sign = tokens[bracket.open]?.value;
  if (sign === '(') return roundKind(tokens, bracket);
  return sign === '[' ? squareKind(tokens, bracket.open) : curlyKind(tokens, bracket, brackets);
}

/** Is this a keyword with an expression after it? Not where it is a name: a property after a point, a label after a colon. */
const opensExpression = (tokens: readonly Token[], index: number, notAfter: readonly string[]): boolean =>
  BEFORE_EXPRESSIONS.has(tokens[index]?.keyword ?? '') && !notAfter.includes(tokens[index - 1]?.value ?? '');

function roundKind(tokens: readonly Token[], { open, close }: Bracket): BracketKind {
  const before = tokens[open - 1];
  if (before?.keyword === 'call') return tokens[close + 1]?.value === '{' ? 'scope' : 'call';
  if (before === undefined || !isName(before) || opensExpression(tokens, open - 1, ['.'])) return 'round';
  // `MATCH ANY (c)` chooses a path; `any(x IN list ...)` is a function.
  if (QUANTIFIERS.has(before.keyword) && tokens[open + 2]?.keyword !== 'in') return 'round';
  // (c:Customer {..}) has no parenthesis after a name, and a label none either: a name here is that of a function.
  return 'call';
}

function squareKind(tokens: readonly Token[], open: number): BracketKind {
  const before = tokens[open - 1];
  if (before === undefined) return 'list';
  if (before.value === '-' && before.kind === 'sign') return 'edge';
  if (before.kind === 'sign') return [')', ']', '}'].includes(before.value) ? 'subscript' : 'list';
  return opensExpression(tokens, open - 1, ['.']) ? 'list' : 'subscript';
}

function curlyKind(tokens: readonly Token[], { open, close }: Bracket, brackets: Brackets): BracketKind {
  const before = tokenAt(tokens, open - 1);
  const inside = tokens.slice(open + 1, close);
  if (inside.length > 0 && inside.every(({ kind, value }) => kind === 'number' || value === ','))
    return 'repetition';
  // `{name: value}` is no subquery, whatever stands before it.
  const subquery = tokenAt(tokens, open + 2).value === ':' ? null : subqueryKind(tokens, open, brackets);
  if (subquery !== null) return subquery;
  const around = brackets.get(open - 1)?.kind;
  if (around === 'edge') return 'braced';
  const afterSign = before.kind === 'sign' && ['=', ',', ':', '[', '+', '|'].includes(before.value);
  const isValue =
    around === 'call' || afterSign || opensExpression(tokens, open - 1, ['.', ':', '|', '&', '!']);
  return isValue ? 'literal' : 'braced';
}

function subqueryKind(tokens: readonly Token[], open: number, brackets: Brackets): BracketKind | null {
  const before = tokens[open - 1];
  if (before?.keyword === 'call') return 'call-subquery';
  if (SUBQUERIES.has(before?.keyword ?? '')) return 'subquery';
  const scope = before?.value === ')' && [...brackets.values()].find(({ close }) => close === open - 1);
  return scope !== false && scope?.kind === 'scope' ? 'call-subquery' : null;
}

export const isName = ({ kind }: Token): boolean => kind === 'word' || kind === 'quoted';
