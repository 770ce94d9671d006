import { useCallback, useRef } from 'react';
import { Explanation } from '../explanation/explanation.js';
import type { OfferList } from '../operations/offers.js';
import type { ChoicesProps } from '../url/choices.js';
import { DecisionHead } from './decision-head.js';
import { EmptyOffers } from './empty-offers.js';
import { NotOffered } from './not-offered.js';
import { OfferTable } from './offer-table.js';
import { RefusedTable } from './refused-table.js';
import classes from './decided.module.css';

interface DecidedProps extends ChoicesProps {
  readonly list: OfferList;
  readonly decideAgain: () => void;
}

/** A decided list beside the explanation of the offer that is open. */
export function Decided({ list, choices, choose, decideAgain }: DecidedProps) {
  const explanation = useRef<HTMLElement>(null);
  const open = list.offers.find(({ product }) => product.id === choices.product);
  const shown = choices.product === null ? list.offers[0] : open;
  const select = useCallback(
    (product: string) => {
      choose({ product });
      const stacked = window.matchMedia('(max-width: 1000px)').matches;
      if (stacked) explanation.current?.scrollIntoView({ block: 'start' });
    },
    [choose],
  );
  return (
    <div className={classes.split}>
      <section className={classes.list} aria-label="Offers" id="offers" tabIndex={-1}>
        <DecisionHead list={list} decideAgain={decideAgain} />
        {list.offers.length === 0 ? (
          <EmptyOffers reason={list.empty} choices={choices} choose={choose} />
        ) : (
          <OfferTable offers={list.offers} selected={shown?.product.id ?? null} select={select} />
        )}
        <RefusedTable refused={list.refused} />
      </section>
      <section className={classes.explanation} aria-label="Explanation" ref={explanation}>
        {shown ? (
          <Explanation key={`${list.id} ${shown.product.id}`} offer={shown} choices={choices} />
        ) : null}
        {shown || choices.product === null ? null : (
          <NotOffered
            product={choices.product}
            refused={list.refused}
            close={() => choose({ product: null })}
          />
        )}
      </section>
    </div>
  );
}
