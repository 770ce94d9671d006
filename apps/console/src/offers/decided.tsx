import { type ReactNode, useCallback, useRef } from 'react';
import { Explanation } from '../explanation/explanation.js';
import { BundleList } from './bundle-list.js';
import classes from './decided.module.css';
import type { Listing, Moment } from './listing.js';
import { NotOffered } from './not-offered.js';
import { OfferTable } from './offer-table.js';
import { RefusedTable } from './refused-table.js';

interface DecidedProps {
  readonly list: Listing;
  readonly moment: Moment;
  /** What the list rests on, above it. */
  readonly head: ReactNode;
  /** Instead of the offers, where there are none. */
  readonly empty: ReactNode;
  /** Below the list: what may be asked of it. */
  readonly children?: ReactNode;
  /** The offer that is open; null: the first. */
  readonly product: string | null;
  readonly open: (product: string | null) => void;
}

/** A list of offers beside the explanation of the one that is open. */
export function Decided({ list, moment, head, empty, children, product, open }: DecidedProps) {
  const explanation = useRef<HTMLElement>(null);
  const chosen = list.offers.find((offer) => offer.product.id === product);
  const shown = product === null ? list.offers[0] : chosen;
  const select = useCallback(
    (id: string) => {
      open(id);
      const stacked = window.matchMedia('(max-width: 1000px)').matches;
      if (stacked) explanation.current?.scrollIntoView({ block: 'start' });
    },
    [open],
  );
  return (
    <div className={classes.split}>
      <section className={classes.list} aria-label="Offers" id="offers" tabIndex={-1}>
        {head}
        {list.offers.length === 0 ? (
          empty
        ) : (
          <OfferTable offers={list.offers} selected={shown?.product.id ?? null} select={select} />
        )}
        <BundleList bundles={list.bundles} />
        <RefusedTable refused={list.refused} />
        {children}
      </section>
      <section className={classes.explanation} aria-label="Explanation" ref={explanation}>
        {shown ? <Explanation key={`${list.id} ${shown.product.id}`} offer={shown} choices={moment} /> : null}
        {shown || product === null ? null : (
          <NotOffered product={product} refused={list.refused} close={() => open(null)} />
        )}
      </section>
    </div>
  );
}
