import type { GraphMeaning, KindMeaning } from '../../operations/workbench.js';

/** Something that may stand where a person is typing. */
export interface Suggestion {
  readonly label: string;
  /** Its kind: label, relationship, property, function, clause, variable or parameter. */
  readonly detail: string;
  readonly info?: string;
}

const CLAUSES = (
  'MATCH,OPTIONAL MATCH,WHERE,RETURN,WITH,UNWIND,ORDER BY,LIMIT,SKIP,DISTINCT,UNION ALL,CALL,AS,AND,OR,NOT,IN,IS NULL,' +
  'IS NOT NULL,STARTS WITH,ENDS WITH,CONTAINS,EXISTS,CASE,WHEN,THEN,ELSE,END,DESC'
).split(',');

/** Where the word at the end of `before` begins, and what may stand there: of the live schema, and of the statement itself. */
export function suggest(
  before: string,
  whole: string,
  graph: GraphMeaning,
): { readonly from: number; readonly suggestions: readonly Suggestion[] } {
  const word = /[A-Za-z_]\w*$/.exec(before)?.[0] ?? '';
  const from = before.length - word.length;
  return { from, suggestions: at(before.slice(0, from), whole, graph) };
}

function at(before: string, whole: string, graph: GraphMeaning): readonly Suggestion[] {
  if (/\[\w*\s*:[\w|:]*$/.test(before)) return kinds(graph.relationships, 'relationship');
  if (/(\(\w*\s*|[a-z]\w*):[\w|&:]*$/.test(before)) return kinds(graph.labels, 'label');
  const variable = /(\w+)\.$/.exec(before)?.[1];
  if (variable !== undefined) return properties(kindsOf(variable, whole, graph));
  if (/\$$/.test(before)) return [];
  const clauses = CLAUSES.map((label) => ({ label, detail: 'clause' }));
  const functions = graph.functions.map((name) => ({ label: name, detail: 'function' }));
  return [...variables(whole), ...clauses, ...functions];
}

const kinds = (of: readonly KindMeaning[], detail: string): readonly Suggestion[] =>
  of.map(({ name, meaning }) => ({ label: name, detail, info: meaning }));

/** What a variable is, by what stands with it in patterns; everything where that is unknown. */
function kindsOf(
  variable: string,
  whole: string,
  { labels, relationships }: GraphMeaning,
): readonly KindMeaning[] {
  const named = [...whole.matchAll(new RegExp(`[([]\\s*${variable}\\s*:\\s*([\\w|&:]+)`, 'g'))].flatMap(
    ([, names = '']) => names.split(/[|&:]/),
  );
  const all = [...labels, ...relationships];
  const found = all.filter(({ name }) => named.includes(name));
  return found.length > 0 ? found : all;
}

function properties(of: readonly KindMeaning[]): readonly Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const kind of of)
    for (const { name, type, meaning, personal } of kind.properties)
      if (!found.has(name) && !name.includes('*'))
        found.set(name, { label: name, detail: personal ? `${type}, personal` : type, info: meaning });
  return [...found.values()];
}

const variables = (whole: string): readonly Suggestion[] =>
  [
    ...new Set(
      [...whole.matchAll(/[([]\s*([a-z]\w*)\s*[:)\]{]|\bAS\s+([a-z]\w*)/g)].map(
        ([, one, two]) => one ?? two ?? '',
      ),
    ),
  ]
    .filter((name) => name !== '')
    .map((label) => ({ label, detail: 'variable' }));
