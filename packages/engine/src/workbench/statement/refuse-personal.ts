import type { Guarded } from '../guarded.js';
import { refusal } from '../refusal.js';
import { isName } from './brackets.js';
import { tokenAt } from './lex.js';
import { knownVariables } from './known-variables.js';
import { type Finding, FINE, found, type ParsedStatement } from './parse-statement.js';
import { mentionIn } from './patterns.js';

/**
 * Refuses every reading of a property that tells who somebody is, so that there is nothing to hide in the answer however it is
 * renamed, wrapped, joined or compared. Where other things have a property of that name too (`id`), it may be read of a variable
 * that can only be one of those. Ways to read a property without naming it are refused altogether. Whole nodes pass: what is
 * theirs is left out when they are returned.
 */
export function refusePersonal(parsed: ParsedStatement, guarded: Guarded): Finding {
  const known = knownVariables(parsed);
  const mayRead = (labels: Iterable<string> | null, property: string): boolean => {
    const all = [...(labels ?? [])];
    return all.length > 0 && all.every((label) => !guarded.on(label, property));
  };
  for (const [index, token] of parsed.tokens.entries()) {
    const read = readAt(parsed, index);
    if (read === null) continue;
    if (read.property === null) return found(nameless(token.at));
    const isGuarded = guarded.anywhere(read.property);
    const labels = read.labels ?? known.get(read.variable ?? '') ?? null;
    if (isGuarded && !mayRead(labels, read.property)) return found(personal(read, token.at));
  }
  return FINE;
}

/** A place where a property is read. */
interface Reading {
  /** Null where it is read without naming it. */
  readonly property: string | null;
  /** Of which variable, where it is one. */
  readonly variable: string | null;
  /** Labels or types written with what it is read of, in a pattern. */
  readonly labels: readonly string[] | null;
}

function readAt(parsed: ParsedStatement, index: number): Reading | null {
  const { kind, value } = tokenAt(parsed.tokens, index);
  if (kind === 'sign' && value === '.') return readAfterPoint(parsed, index);
  if (parsed.brackets.get(index)?.kind === 'subscript') return isPlaceInList(parsed, index) ? null : NAMELESS;
  return readAsKey(parsed, index);
}

/** `(variable:Label {property: value})`: a comparison is a reading too. */
function readAsKey(parsed: ParsedStatement, index: number): Reading | null {
  const { tokens, brackets, within } = parsed;
  const around = brackets.get(aroundOf(within, index));
  if (around?.kind !== 'braced' || tokenAt(tokens, index + 1).value !== ':') return null;
  if (!isName(tokenAt(tokens, index)) || !['{', ','].includes(tokenAt(tokens, index - 1).value)) return null;
  const mention = mentionIn(parsed, around.within);
  const { value } = tokenAt(tokens, index);
  return { property: value, variable: mention?.name ?? null, labels: mention?.labels ?? null };
}

const aroundOf = (within: readonly number[], index: number): number => within[index] ?? -1;

const NAMELESS: Reading = { property: null, variable: null, labels: null };

/** `variable.property`, `variable {.property}`, and what is like them. */
function readAfterPoint({ tokens, brackets, within }: ParsedStatement, index: number): Reading | null {
  const before = tokenAt(tokens, index - 1);
  const after = tokenAt(tokens, index + 1);
  if (after.value === '*') return NAMELESS;
  const isFunction = brackets.get(index + 2)?.kind === 'call';
  if (!isName(after) || before.kind === 'parameter' || isFunction) return null;
  const isProjected = before.kind === 'sign' && ['{', ','].includes(before.value);
  const place = isProjected ? aroundOf(within, index) - 1 : index - 1;
  const of = tokenAt(tokens, place);
  const isVariable = isName(of) && tokenAt(tokens, place - 1).value !== '.';
  return { property: after.value, variable: isVariable ? of.value : null, labels: null };
}

/** `list[0]`, `list[1..3]`, `$parameter[name]`: never a property of a node. */
function isPlaceInList({ tokens, brackets }: ParsedStatement, open: number): boolean {
  if (tokens[open - 1]?.kind === 'parameter') return true;
  const inside = tokens.slice(open + 1, brackets.get(open)?.close ?? open);
  return inside.every(({ kind, value }) => kind === 'number' || value === '..' || value === '-');
}

const nameless = (at: number) =>
  refusal('personal', 'Properties may only be read by their names', {
    advice: 'Write variable.property; numbers may stand in [brackets]. Whole nodes may be returned.',
    at,
  });

function personal({ property, variable }: Reading, at: number) {
  const of = variable === null ? '' : ` of ${variable}`;
  return refusal('personal', `${property ?? 'It'}${of} may be personal, and you may not read it`, {
    advice:
      `Where ${variable ?? 'it'} is something else, give it a name and write its label: (p:Product), then p.${property ?? 'id'}. ` +
      'Customers are told apart by their pseudonym.',
    at,
  });
}
