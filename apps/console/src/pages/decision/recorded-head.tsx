import { Link } from '@tanstack/react-router';
import { useProductTitles } from '../../api/use-products.js';
import { CopyButton } from '../../explanation/copy-button.js';
import type { RecordedDecision } from '../../operations/decisions.js';
import { Notice } from '../../shell/notice.js';
import classes from './recorded-head.module.css';

const TIME = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'medium' });

/** For whom and when it was decided, from which versions, and whether it comes out the same again. */
export function RecordedHead({ decision }: { readonly decision: RecordedDecision }) {
  const { id, at, placement, request, offers, candidates, personalised, epoch, rules } = decision;
  const titles = useProductTitles([...(request.viewing === null ? [] : [request.viewing]), ...request.cart]);
  const named = (product: string): string => titles.get(product) ?? product;
  return (
    <header className={classes.head}>
      <h1>
        {offers.length} {offers.length === 1 ? 'offer' : 'offers'}, as shown
      </h1>
      <dl>
        <dt>When</dt>
        <dd>{TIME.format(new Date(at))}</dd>
        <dt>Where</dt>
        <dd>
          {placement}
          {request.channel === null ? '' : `, ${request.channel}`}
        </dd>
        <dt>For</dt>
        <dd>
          {request.customer === null ? 'a stranger' : <code title="Pseudonym">{request.customer}</code>}
          {personalised ? ', personalised' : ', not personalised'}
        </dd>
        <dt>Viewing</dt>
        <dd>{request.viewing === null ? 'nothing' : named(request.viewing)}</dd>
        <dt>Cart</dt>
        <dd>{request.cart.length === 0 ? 'empty' : request.cart.map(named).join(', ')}</dd>
        <dt>From</dt>
        <dd>
          {candidates} candidates, {epoch === null ? 'no learning run' : `epoch ${epoch}`}, rules {rules}
        </dd>
        <dt>Id</dt>
        <dd>
          <code>{id}</code> <CopyButton text={id} />
        </dd>
      </dl>
      <Notes decision={decision} />
      <p className={classes.next}>
        <Link to="/compare" search={{ a: id } as never}>
          Compare it with another decision
        </Link>
      </p>
    </header>
  );
}

function Notes({ decision }: { readonly decision: RecordedDecision }) {
  const { notes, degraded, repeated } = decision;
  return (
    <>
      {degraded.length === 0 ? null : (
        <Notice title="Answered without a part of the evidence" tone="warning">
          <p>{degraded.join('; ')}</p>
        </Notice>
      )}
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      {repeated === null ? null : <Repeated repeated={repeated} />}
    </>
  );
}

function Repeated({ repeated }: { readonly repeated: NonNullable<RecordedDecision['repeated']> }) {
  const { equal, differences, impossible } = repeated;
  if (impossible !== null)
    return (
      <p className={classes.note}>
        It cannot be computed again: {impossible}. The terms below are those of then.
      </p>
    );
  if (equal)
    return (
      <p className={classes.same}>Computed again from what it rests on: the same list, to the last digit.</p>
    );
  return (
    <Notice title="Computed again, something else came out" tone="warning">
      <ul>
        {differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </Notice>
  );
}
