import type { Offer, OfferList, OffersInput } from '@wherefore/client';
import { useExposure, useOffers } from '@wherefore/client/react';
import { useId, useState } from 'react';
import { openedFrom } from '../cart/cart.js';
import { Picture } from '../picture/picture.js';
import { priceText } from '../shell/money.js';
import { Link } from '../shell/router.js';
import { WhyDialog } from './why-dialog.js';

interface OfferRowProps {
  readonly request: OffersInput;
  /** Of the list, by whether it was made for this visitor. */
  heading(personalised: boolean): string;
}

/** Offers of a placement, by the hooks. Where there are none, or none can be had, there is nothing to see. */
export function OfferRow({ request, heading }: OfferRowProps) {
  const { answer } = useOffers(request);
  const exposure = useExposure(answer);
  const title = useId();
  if (answer?.ok !== true || answer.offers.length === 0) return null;
  return (
    <section className="row" aria-labelledby={title} data-personalised={answer.personalised}>
      <h2 id={title}>{heading(answer.personalised)}</h2>
      <ul className="cards" ref={exposure}>
        {answer.offers.map((offer) => (
          <OfferCard key={offer.product.id} offer={offer} list={answer} />
        ))}
      </ul>
    </section>
  );
}

function OfferCard({ offer, list }: { readonly offer: Offer; readonly list: OfferList }) {
  const [asked, setAsked] = useState(false);
  const [gone, setGone] = useState(false);
  const { product, price, because } = offer;
  if (gone) return null;
  return (
    <li className="card" data-product={product.id}>
      <Picture product={product} />
      <Link
        to={`/products/${encodeURIComponent(product.id)}`}
        className="title"
        onFollow={() => openedFrom(list.id, product.id)}
      >
        {product.title}
      </Link>
      {price !== null && <p className="price">{priceText(price)}</p>}
      <p className="reason">{because.headline}</p>
      <button
        type="button"
        className="why"
        aria-haspopup="dialog"
        aria-label={`Why this? ${product.title}`}
        onClick={() => setAsked(true)}
      >
        Why this?
      </button>
      {asked && (
        <WhyDialog
          offer={offer}
          list={list}
          onClose={() => setAsked(false)}
          onDismiss={() => setGone(true)}
        />
      )}
    </li>
  );
}
