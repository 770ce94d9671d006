import { refusal } from '../refusal.js';
import { isName } from './brackets.js';
import { type Token, tokenAt } from './lex.js';
import { type Finding, FINE, found, notAllowed, type ParsedStatement } from './parse-statement.js';
import { BEFORE_EXPRESSIONS, BEGINNINGS, FORBIDDEN, FUNCTIONS, PROCEDURES } from './words.js';

/** Whether a statement uses only words that read: the first of three walls, before the plan and the server's own. */
export function refuseWords(parsed: ParsedStatement): Finding {
  const first = parsed.tokens[0];
  if (first === undefined || !BEGINNINGS.has(first.keyword)) {
    const message = `A statement may not begin with ${first?.value ?? 'nothing'}`;
    const advice = 'Begin with MATCH, OPTIONAL MATCH, WITH, UNWIND, CALL or RETURN.';
    return found(refusal('not-read-only', message, { advice, at: first?.at ?? null }));
  }
  for (const index of parsed.tokens.keys()) {
    const finding = refuseWord(parsed, index);
    if (!finding.ok) return finding;
  }
  return FINE;
}

function refuseWord(parsed: ParsedStatement, index: number): Finding {
  const token = tokenAt(parsed.tokens, index);
  const { value, keyword, at } = token;
  if (value === '+=') {
    const advice = 'The workbench only reads; changes come through feeds.';
    return found(refusal('not-read-only', '+= writes', { advice, at }));
  }
  if (isForbidden(parsed, index)) {
    const advice =
      'The workbench only reads this one graph; changes come through feeds. A name stands in `backticks`.';
    return found(refusal('not-read-only', `${value.toUpperCase()} is not possible here`, { advice, at }));
  }
  if (isAmbiguous(parsed, index))
    return found(notAllowed(`${value} cannot be a name here`, 'Choose another name.', at));
  if (keyword === 'call') return refuseProcedure(parsed, index);
  return parsed.brackets.get(index)?.kind === 'call' ? refuseFunction(parsed, index) : FINE;
}

/** After a point stands a property, after a colon a label or type. */
const isPlain = ({ tokens }: ParsedStatement, index: number): boolean =>
  tokenAt(tokens, index).kind === 'word' && !['.', ':'].includes(tokenAt(tokens, index - 1).value);

const isForbidden = (parsed: ParsedStatement, index: number): boolean =>
  FORBIDDEN.has(tokenAt(parsed.tokens, index).keyword) && isPlain(parsed, index) && !isKey(parsed, index);

const isKey = ({ tokens, brackets, within }: ParsedStatement, index: number): boolean =>
  tokens[index + 1]?.value === ':' &&
  tokens[within[index] ?? -1]?.value === '{' &&
  brackets.get(within[index] ?? -1)?.kind !== 'subquery';

/** Keywords that a name must not be, because a bracket after them would then mean another thing. */
function isAmbiguous(parsed: ParsedStatement, index: number): boolean {
  const [before, word, after] = [-1, 0, 1].map((step) => tokenAt(parsed.tokens, index + step)) as Three;
  if (word.kind === 'quoted') return BEFORE_EXPRESSIONS.has(word.value.toLowerCase());
  if (!BEFORE_EXPRESSIONS.has(word.keyword) || !isPlain(parsed, index)) return false;
  if (before.keyword === 'as') return true;
  if (after.kind === 'sign' && ['=', '.', ':', ')', ']', ','].includes(after.value)) return true;
  const opens = before.value === '(' || before.value === '[';
  return opens && ['*', '{', 'where', 'is', 'in'].includes(after.keyword || after.value);
}

type Three = [Token, Token, Token];

function refuseProcedure({ tokens, brackets }: ParsedStatement, index: number): Finding {
  const next = tokens[index + 1];
  if (next?.value === '{') return FINE;
  if (next?.value === '(' && brackets.get(index + 1)?.kind === 'scope') return FINE;
  const name = dotted(
    tokens.slice(index + 1).map((token) => (isName(token) ? token.value : token.value === '.' ? '.' : null)),
  );
  if (PROCEDURES.has(name.toLowerCase())) return FINE;
  const advice = `These may be called: ${[...PROCEDURES].join(', ')}.`;
  return found(notAllowed(`CALL ${name} is not allowed`, advice, tokens[index]?.at ?? 0));
}

const dotted = (parts: readonly (string | null)[]): string =>
  parts.slice(0, parts.includes(null) ? parts.indexOf(null) : parts.length).join('');

/** A function, or a procedure with arguments, which has been looked at with its CALL. */
function refuseFunction({ tokens }: ParsedStatement, open: number): Finding {
  let first = open - 1;
  while (tokens[first - 1]?.value === '.' && tokens[first - 2] !== undefined) first -= 2;
  const parts = tokens.slice(first, open);
  if (tokens[first - 1]?.keyword === 'call') return FINE;
  const name = parts.map(({ value }) => value).join('');
  const isPlain = parts.every(({ kind }) => kind !== 'quoted');
  if (isPlain && FUNCTIONS.has(name.toLowerCase())) return FINE;
  const advice =
    name.toLowerCase() === 'properties'
      ? 'Name each property, or return the node itself.'
      : 'docs/workbench.md lists the functions there are.';
  return found(notAllowed(`The function ${name} is not allowed`, advice, parts[0]?.at ?? 0));
}
