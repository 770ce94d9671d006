import { accepted, refused, type Result } from '@wherefore/contracts';
import { refusal, type WorkbenchRefused } from '../refusal.js';
import { type Brackets, pairBrackets } from './brackets.js';
import { lex, type Token } from './lex.js';

/** A statement taken apart as far as the rules need it. */
export interface ParsedStatement {
  readonly tokens: readonly Token[];
  readonly brackets: Brackets;
  /** The innermost bracket around each token, as the index of its opening sign; -1 outside of all. */
  readonly within: readonly number[];
  /** What is sent. */
  readonly text: string;
}

export function parseStatement(given: string): Result<ParsedStatement, WorkbenchRefused> {
  const lexed = lex(given);
  if (!lexed.ok) return lexed;
  const { tokens, text } = lexed.value;
  const paired = pairBrackets(tokens);
  if (!paired.ok) return paired;
  const brackets = paired.value;
  return accepted({ tokens, brackets, text, within: innermost(tokens, brackets) });
}

function innermost(tokens: readonly Token[], brackets: Brackets): number[] {
  const ends = new Set([...brackets.values()].map(({ close }) => close));
  const stack: number[] = [];
  return tokens.map((_, index) => {
    if (ends.has(index)) stack.pop();
    const around = stack.at(-1) ?? -1;
    if (brackets.has(index)) stack.push(index);
    return around;
  });
}

/** Two texts that differ in blanks and comments only have the same. */
export const canonical = ({ tokens }: ParsedStatement): string =>
  tokens.map(({ kind, value }) => (kind === 'quoted' ? `\`${value}\`` : value)).join(' ');

/** A finding of a rule, as the refusal that follows from it. */
export const notAllowed = (message: string, advice: string, at: number): WorkbenchRefused =>
  refusal('not-allowed', message, { advice, at });

export type Finding = Result<null, WorkbenchRefused>;
export const FINE: Finding = accepted(null);
export const found = (problem: WorkbenchRefused): Finding => refused(problem);
