import { percent, short } from '../format/numbers.js';
import type { Offer } from '../operations/offer-model.js';
import { Panel } from './panel.js';
import classes from './priority-panel.module.css';

const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** What the list is ordered by: propensity x value x levers, each factor with who put it there. */
export function PriorityPanel({ offer }: { readonly offer: Offer }) {
  const { propensity, value, levers, priority, pinnedBy, explored, discounts, intent } = offer;
  return (
    <Panel title="What rules and levers did" aside={`offered as ${intent}`}>
      <ol className={classes.factors}>
        <Factor name="Propensity" detail="what the score stands for" value={percent(propensity)} />
        <Factor
          name="Value"
          detail={value === 1 ? 'propensity alone ranks here' : 'of one sale, by the placement’s goal'}
          value={`× ${short(value)}`}
        />
        {levers.map(({ rule, name, factor, owner, expiresAt }) => (
          <Factor
            key={rule}
            name={name}
            detail={`lever of ${owner}, until ${DATE.format(new Date(expiresAt))}`}
            value={`× ${short(factor)}`}
          />
        ))}
        <Factor name="Priority" detail="orders the list" value={short(priority)} />
      </ol>
      {notesOf({ pinnedBy, explored, discounts }).map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      {levers.length > 0 || pinnedBy !== null || discounts.length > 0 ? null : (
        <p className={classes.note}>No rule moved this offer.</p>
      )}
    </Panel>
  );
}

function notesOf({ pinnedBy, explored, discounts }: Pick<Offer, 'pinnedBy' | 'explored' | 'discounts'>) {
  return [
    ...(pinnedBy === null ? [] : [`Rule ${pinnedBy} fixed its position.`]),
    ...(explored === null ? [] : [`Exploration put it here, with probability ${percent(explored)}.`]),
    ...discounts.map(({ rule, percent: off }) => `Rule ${rule} takes ${short(off)} % off the price.`),
  ];
}

interface FactorProps {
  readonly name: string;
  readonly detail: string;
  readonly value: string;
}

const Factor = ({ name, detail, value }: FactorProps) => (
  <li>
    <span>{name}</span>
    <small>{detail}</small>
    <output>{value}</output>
  </li>
);
