import { isName } from './brackets.js';
import { type Token, tokenAt } from './lex.js';
import type { ParsedStatement } from './parse-statement.js';

/** A node or relationship as a pattern writes it: `(name:Label ...)`, `[name:TYPE ...]`. */
export interface Mention {
  /** Null where it has no name. */
  readonly name: string | null;
  /** Labels or types, all of which are plain names; null where there are none, or more than plain names. */
  readonly labels: readonly string[] | null;
}

/** What a bracket mentions, or null where it is a parenthesis around an expression or a pattern. */
export function mentionIn({ tokens, brackets }: ParsedStatement, open: number): Mention | null {
  const bracket = brackets.get(open);
  if (bracket?.kind !== 'round' && bracket?.kind !== 'edge') return null;
  const first = tokenAt(tokens, open + 1);
  const header = open + (isName(first) ? 2 : 1);
  if (!opensHeader(tokenAt(tokens, header)) && bracket.kind === 'round') return null;
  const isLabelled = tokenAt(tokens, header).value === ':';
  return {
    name: isName(first) ? first.value : null,
    labels: isLabelled ? labelsFrom(tokens, header, bracket.close) : null,
  };
}

const opensHeader = ({ kind, value, keyword }: Token): boolean =>
  kind === 'parameter' || ['where', 'is'].includes(keyword) || (kind === 'sign' && HEADER_SIGNS.has(value));

const HEADER_SIGNS: ReadonlySet<string> = new Set([')', ']', ':', '{', '*']);

function labelsFrom(tokens: ParsedStatement['tokens'], from: number, close: number): string[] | null {
  const labels: string[] = [];
  for (let index = from; index < close; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.value === '{' || token.keyword === 'where' || token.value === '*') break;
    if (isName(token)) labels.push(token.value);
    else if (![':', '|', '&'].includes(token.value)) return null;
  }
  return labels.length > 0 ? labels : null;
}
