import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OfferList } from '../operations/offers.js';
import classes from './decision-head.module.css';

const TIME = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

interface DecisionHeadProps {
  readonly list: OfferList;
  readonly decideAgain: () => void;
}

/** What the decision rests on: when, which learning run, how many candidates, and what was left out. */
export function DecisionHead({ list, decideAgain }: DecisionHeadProps) {
  return (
    <header className={classes.head}>
      <div className={classes.row}>
        <h1>
          {list.offers.length} {list.offers.length === 1 ? 'offer' : 'offers'}
        </h1>
        <p>
          of {list.candidates} candidates, {list.personalised ? 'personalised' : 'not personalised'}
        </p>
        <Button size="compact-xs" variant="default" onClick={decideAgain}>
          Decide again
        </Button>
      </div>
      <p className={classes.fine}>
        Decided {TIME.format(new Date(list.at))} ·{' '}
        {list.epoch === null ? 'no learning run' : `epoch ${list.epoch}`} · {`rules ${list.rules}`}
        {list.id === null ? null : (
          <>
            {' · '}
            <Link to="/decisions/$id" params={{ id: list.id }}>
              decision {list.id}
            </Link>
          </>
        )}
      </p>
      {list.degraded.length === 0 ? null : (
        <p className={classes.degraded} role="status">
          Answered without {list.degraded.join(', ')}. The offers are valid but may be fewer or ranked
          differently.
        </p>
      )}
      {list.notes.length === 0 ? null : (
        <ul className={classes.notes}>
          {list.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </header>
  );
}
