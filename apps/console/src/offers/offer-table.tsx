import type { KeyboardEvent, MouseEvent } from 'react';
import { money, plain } from '../format/numbers.js';
import type { Offer } from '../operations/offer-model.js';
import classes from './offer-table.module.css';

interface OfferTableProps {
  readonly offers: readonly Offer[];
  readonly selected: string | null;
  readonly select: (product: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Moves the focus to the offer above or below; Enter opens it, as it does for every link. */
function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const current = links.findIndex((link) => link === document.activeElement);
  event.preventDefault();
  links[Math.min(links.length - 1, Math.max(0, current + step))]?.focus();
}

/** The same page with this offer open. */
function linkTo(product: string): string {
  const search = new URLSearchParams(window.location.search);
  search.set('product', product);
  return `?${search.toString()}`;
}

function OfferRow({ offer, selected, select }: Omit<OfferTableProps, 'offers'> & { readonly offer: Offer }) {
  const { product, rank, price, score, because } = offer;
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    select(product.id);
  };
  return (
    <tr data-selected={product.id === selected}>
      <td className={classes.rank}>{rank}</td>
      <th scope="row">
        <a
          href={linkTo(product.id)}
          onClick={open}
          aria-current={product.id === selected ? 'true' : undefined}
        >
          {product.title}
        </a>
        <p>{because.headline}</p>
      </th>
      <td className={classes.number}>{money(price)}</td>
      <td className={classes.number}>{plain(score)}</td>
    </tr>
  );
}

/** The offers, best first. A row opens its explanation. */
export function OfferTable({ offers, selected, select }: OfferTableProps) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col" className={classes.rank}>
            <span aria-label="Rank">#</span>
          </th>
          <th scope="col">Offer</th>
          <th scope="col" className={classes.number}>
            Price
          </th>
          <th scope="col" className={classes.number} title="Log-odds: the sum of the contributions">
            Score
          </th>
        </tr>
      </thead>
      <tbody onKeyDown={moveFocus}>
        {offers.map((offer) => (
          <OfferRow key={offer.product.id} offer={offer} selected={selected} select={select} />
        ))}
      </tbody>
    </table>
  );
}
