import { refusal } from '../refusal.js';
import type { Bracket } from './brackets.js';
import { type Finding, FINE, found, type ParsedStatement } from './parse-statement.js';
import { QUANTIFIERS } from './words.js';

/**
 * What the server cannot stop once it is at it, because it happens within one row: texts and lists that double, long ranges,
 * lists of lists, patterns of text that backtrack.
 */
export function refuseGrowth(parsed: ParsedStatement): Finding {
  const { tokens } = parsed;
  const sums = tokens.filter(({ kind, value }) => kind === 'sign' && (value === '+' || value === '||'));
  if (sums.length > MOST_SUMS) {
    const message = `There are ${sums.length} sums, and may be ${MOST_SUMS}`;
    return tooCostly(message, 'Add up with sum(), or join fewer texts.', sums[MOST_SUMS]?.at ?? 0);
  }
  const pattern = tokens.find(({ value }) => value === '=~');
  if (pattern !== undefined)
    return tooCostly(
      '=~ may take forever on one text',
      'Use CONTAINS, STARTS WITH or ENDS WITH.',
      pattern.at,
    );
  for (const bracket of parsed.brackets.values()) {
    const finding = refuseBracket(parsed, bracket);
    if (!finding.ok) return finding;
  }
  return refuseRanges(parsed);
}

const MOST_SUMS = 12;
const LONGEST_RANGE = 100_000;
const MOST_OF_RANGES = 1_000_000;
const LONGEST_REPLACEMENT = 20;

const tooCostly = (message: string, advice: string, at: number): Finding =>
  found(refusal('too-costly', message, { advice, at }));

function refuseBracket(parsed: ParsedStatement, bracket: Bracket): Finding {
  const { tokens } = parsed;
  const called = bracket.kind === 'call' ? tokens[bracket.open - 1]?.keyword : '';
  const at = tokens[bracket.open]?.at ?? 0;
  if (called === 'replace' && !hasShortReplacement(parsed, bracket))
    return tooCostly('replace() may make texts grow', 'Replace by a short text in quotes.', at);
  if (
    isComprehension(parsed, bracket) &&
    aroundOf(parsed, bracket).some((outer) => isComprehension(parsed, outer))
  )
    return tooCostly(
      'A list over a list may need more memory than there is',
      'UNWIND the inner list instead.',
      at,
    );
  return FINE;
}

/** `[x IN list ...]`, or `all(x IN list ...)`. */
function isComprehension({ tokens }: ParsedStatement, { kind, open }: Bracket): boolean {
  const isOver = tokens[open + 2]?.keyword === 'in';
  return isOver && (kind === 'list' || (kind === 'call' && QUANTIFIERS.has(tokens[open - 1]?.keyword ?? '')));
}

function aroundOf({ brackets }: ParsedStatement, { within }: Bracket): Bracket[] {
  const around: Bracket[] = [];
  for (let one = brackets.get(within); one !== undefined; one = brackets.get(one.within)) around.push(one);
  return around;
}

function hasShortReplacement({ tokens }: ParsedStatement, { close }: Bracket): boolean {
  const last = tokens[close - 1];
  return (
    last?.kind === 'string' &&
    tokens[close - 2]?.value === ',' &&
    last.value.length <= LONGEST_REPLACEMENT + 2
  );
}

function refuseRanges(parsed: ParsedStatement): Finding {
  let all = 1;
  for (const { kind, open, close } of parsed.brackets.values()) {
    if (kind !== 'call' || parsed.tokens[open - 1]?.keyword !== 'range') continue;
    const given = parsed.tokens.slice(open + 1, close);
    const at = parsed.tokens[open]?.at ?? 0;
    if (!given.every((_, index) => isMeasured(given, index)))
      return tooCostly(
        'range() of what is not known beforehand',
        'Write its ends as numbers, or as size(list).',
        at,
      );
    const ends = given.filter((token) => token.kind === 'number').map(({ value }) => Math.abs(Number(value)));
    const longest = Math.max(1, ...ends);
    all *= longest;
    if (longest > LONGEST_RANGE || all > MOST_OF_RANGES)
      return tooCostly(
        'The ranges are too long',
        `Stay under ${LONGEST_RANGE}, and in all under ${MOST_OF_RANGES}.`,
        at,
      );
  }
  return FINE;
}

/** A number, or `size(list)`. */
function isMeasured(given: ParsedStatement['tokens'], index: number): boolean {
  const { kind, value, keyword } = given[index] ?? { kind: 'sign', value: '', keyword: '' };
  if (kind === 'word')
    return keyword === 'size' || (given[index - 1]?.value === '(' && given[index - 2]?.keyword === 'size');
  return kind === 'number' || ['(', ')', ',', '-', '+'].includes(value);
}
