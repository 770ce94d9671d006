import { Button } from '@mantine/core';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { moment } from '../../format/times.js';
import {
  type Bench,
  DeleteQueryMutation,
  type KeptQuery,
  type SavedQuery,
} from '../../operations/workbench.js';
import classes from './workbench-page.module.css';

interface LibraryProps {
  readonly bench: Bench;
  readonly openKept: (query: KeptQuery) => void;
  readonly openSaved: (query: SavedQuery) => void;
}

/** Queries to begin with: those of the product, one's own, and those that others share. */
export function Library({ bench, openKept, openSaved }: LibraryProps) {
  return (
    <nav className={classes.library} aria-label="Queries">
      <h2>Saved queries</h2>
      {bench.savedQueries.length === 0 ? <p>None yet: write one and save it.</p> : null}
      <ul>
        {bench.savedQueries.map((query) => (
          <li key={query.id}>
            <Button variant="subtle" size="compact-sm" onClick={() => openSaved(query)}>
              {query.title}
            </Button>
            <small>{`${query.mine ? 'yours' : query.owner}${query.shared ? ', shared' : ''}, ${moment(query.at)}`}</small>
            <Remove query={query} />
          </li>
        ))}
      </ul>
      <h2>Kept queries</h2>
      <ul>
        {bench.analystQueries.map((query) => (
          <li key={query.name}>
            <Button variant="subtle" size="compact-sm" onClick={() => openKept(query)} title={query.answers}>
              {query.title}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Remove({ query }: { readonly query: SavedQuery }) {
  const remove = useAction(DeleteQueryMutation, {
    changes: ['workbench'],
    refusal: ({ deleteQuery }) => (deleteQuery.code === undefined ? null : deleteQuery.message),
    done: 'The query is deleted',
  });
  if (!query.mine) return null;
  return (
    <ReasonButton
      action="Delete"
      of={query.title}
      confirm={(reason) => remove.mutateAsync({ id: query.id, reason })}
    />
  );
}
