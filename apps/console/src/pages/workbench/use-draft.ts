import { useState } from 'react';
import type { Bench, KeptQuery, SavedQuery } from '../../operations/workbench.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { fieldsOf, parametersJson, textOfValue } from './statement-parameters.js';

/** A statement with what stands in the fields of its parameters. */
interface Draft {
  readonly statement: string;
  readonly given: Readonly<Record<string, string>>;
}

const fromKept = ({ statement, parameters }: KeptQuery): Draft => ({
  statement,
  given: Object.fromEntries(parameters.map(({ name, example }) => [name, textOfValue(example)])),
});

const fromSaved = ({ statement, parameters }: SavedQuery): Draft => ({
  statement,
  given: fieldsOf(parameters),
});

/** Longer ones do not fit into an address: save them, and the link is that of the saved query. */
const LONGEST_IN_ADDRESS = 3_000;

/** What is open, by the address: a kept query, a saved one, or a statement. */
function useOpened(bench: Bench) {
  const { search, change } = useAddress();
  const kept = bench.analystQueries.find(({ name }) => name === textOf(search, 'kept')) ?? null;
  const saved = bench.savedQueries.find(({ id }) => id === textOf(search, 'saved')) ?? null;
  const written = textOf(search, 'statement');
  const given = fieldsOf(textOf(search, 'parameters') ?? '');
  const named =
    kept !== null ? fromKept(kept) : saved !== null ? fromSaved(saved) : { statement: '', given: {} };
  const draft: Draft = { statement: written ?? named.statement, given: { ...named.given, ...given } };
  return { kept, saved, draft, view: textOf(search, 'view'), change };
}

/** The statement that is being written, begun from what the address names; `note` writes it into the address. */
export function useDraft(bench: Bench) {
  const { kept, saved, draft: opened, view, change } = useOpened(bench);
  const [draft, setDraft] = useState(opened);
  const input = { statement: draft.statement, parameters: parametersJson(draft.statement, draft.given) };
  const origin = kept !== null ? kept.statement : (saved?.statement ?? null);
  const note = (): void => {
    const fits = draft.statement.length <= LONGEST_IN_ADDRESS;
    const statement = origin === draft.statement || !fits ? null : draft.statement;
    change({ statement, parameters: input.parameters });
  };
  const open = (next: Draft, name: Readonly<Record<string, string | null>>): void => {
    setDraft(next);
    change({ kept: null, saved: null, statement: null, parameters: null, view: null, ...name });
  };
  return {
    kept,
    saved,
    draft,
    input,
    view,
    note,
    write: (statement: string) => setDraft((before) => ({ ...before, statement })),
    give: (name: string, text: string) =>
      setDraft((before) => ({ ...before, given: { ...before.given, [name]: text } })),
    openKept: (query: KeptQuery) => open(fromKept(query), { kept: query.name }),
    openSaved: (query: SavedQuery) => open(fromSaved(query), { saved: query.id }),
    nowSaved: ({ id }: SavedQuery) => change({ saved: id, kept: null, statement: null }),
    show: (next: string | null) => change({ view: next === 'table' ? null : next }, true),
  };
}
