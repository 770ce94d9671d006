import { accepted, refused, type Result } from '@wherefore/contracts';
import { refusal, type WorkbenchRefused } from '../refusal.js';

export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'sign';
  /** A name without its backticks, a sign, or the text as it stands. */
  readonly value: string;
  /** Words in lower case, to be compared with keywords; empty for all else. */
  readonly keyword: string;
  readonly at: number;
}

const NONE: Token = Object.freeze({ kind: 'sign', value: '', keyword: '', at: 0 });
/** A token, or an empty one before the first and after the last. */
export const tokenAt = (tokens: readonly Token[], index: number): Token => tokens[index] ?? NONE;

export interface Lexed {
  readonly tokens: readonly Token[];
  /** The statement that is sent: comments and a last semicolon are blanks, all else stands where it stood. */
  readonly text: string;
}

const MOST_CHARACTERS = 10_000;

/** In the order in which they are tried. What none of them takes is refused, so that nothing is read in two ways. */
const SHAPES: readonly (readonly [Token['kind'] | 'blank', RegExp])[] = [
  ['blank', /[ \t\n]+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['quoted', /`[^`\n\\]+`(?!`)/y],
  ['string', /'(?:[^'\\]|\\[\\'"bfnrt])*'|"(?:[^"\\]|\\[\\'"bfnrt])*"/y],
  ['number', /0[xo][0-9a-fA-F]+(?!\w)|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w)/y],
  ['parameter', /\$[A-Za-z_][A-Za-z0-9_]*/y],
  ['sign', /\.\.|<=|>=|<>|=~|\+=|::|\|\||[-+*/%^=<>()[\]{},.:|;&!]/y],
];

/** A statement as words and signs. Refuses whatever could be hidden from a reader, or mean another thing to the server. */
export function lex(given: string): Result<Lexed, WorkbenchRefused> {
  const statement = given.replaceAll('\r\n', '\n');
  if (statement.trim() === '') {
    return refused(
      refusal('empty', 'There is no statement', { advice: 'Write one, or choose a kept query.' }),
    );
  }
  if (statement.length > MOST_CHARACTERS) {
    const message = `The statement has ${statement.length} characters, and may have ${MOST_CHARACTERS}`;
    return refused(refusal('too-long', message, { advice: 'Move lists of values into parameters.' }));
  }
  const escape = statement.search(/\\u/i);
  if (escape >= 0) {
    const advice = 'Write the character itself.';
    return refused(refusal('hidden', 'Characters may not be written as \\u codes', { advice, at: escape }));
  }
  const control = statement.search(CONTROL);
  if (control >= 0) {
    const advice = 'Leave it out; lines end with a line feed.';
    return refused(
      refusal('hidden', 'There is a character here that nobody can see', { advice, at: control }),
    );
  }
  return tokensOf(statement);
}

/** Control characters, other line ends, marks that turn the direction of writing or have no width. */
const CONTROL = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function tokensOf(statement: string): Result<Lexed, WorkbenchRefused> {
  const tokens: Token[] = [];
  let text = '';
  for (let at = 0; at < statement.length;) {
    const found = shapeAt(statement, at);
    if (found === null) return refused(unreadable(statement, at));
    const [kind, taken] = found;
    if (kind === 'blank') text += taken.replace(/[^\n]/g, ' ');
    else {
      text += taken;
      tokens.push({
        kind,
        value: kind === 'quoted' ? taken.slice(1, -1) : taken,
        keyword: kind === 'word' ? taken.toLowerCase() : '',
        at,
      });
    }
    at += taken.length;
  }
  return oneStatement(tokens, text);
}

function shapeAt(statement: string, at: number): readonly [Token['kind'] | 'blank', string] | null {
  for (const [kind, shape] of SHAPES) {
    shape.lastIndex = at;
    const taken = shape.exec(statement)?.[0];
    if (taken !== undefined) return [kind, taken];
  }
  return null;
}

function oneStatement(tokens: Token[], text: string): Result<Lexed, WorkbenchRefused> {
  const end = tokens.findIndex(({ value }) => value === ';');
  if (tokens.length === 0 || end === 0)
    return refused(refusal('empty', 'There is no statement', { advice: 'Write one under the comment.' }));
  if (end < 0) return accepted({ tokens, text });
  if (end < tokens.length - 1) {
    const advice = 'Run one at a time.';
    const at = tokens[end + 1]?.at ?? null;
    return refused(refusal('several-statements', 'There is more after the semicolon', { advice, at }));
  }
  const at = tokens[end]?.at ?? text.length;
  return accepted({ tokens: tokens.slice(0, -1), text: `${text.slice(0, at)} ${text.slice(at + 1)}` });
}

function unreadable(statement: string, at: number): WorkbenchRefused {
  const character = String.fromCodePoint(statement.codePointAt(at) ?? 0);
  const advice = /["'`]/.test(character)
    ? 'Close the quotes; within them, escape with \\\\ \\\' \\" \\n \\t only.'
    : 'Names with other letters than a to z stand in `backticks`, values in quotes or parameters.';
  return refusal('hidden', `Cannot read ${JSON.stringify(character)} here`, { advice, at });
}
