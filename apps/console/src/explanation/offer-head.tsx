import { money, percent, plain } from '../format/numbers.js';
import type { Offer } from '../operations/offer-model.js';
import classes from './offer-head.module.css';

export function OfferHead({ offer }: { readonly offer: Offer }) {
  const { product, because, price, score, propensity, rank } = offer;
  return (
    <header className={classes.head}>
      <div>
        <p className={classes.product}>
          {product.title}
          <span>{[product.brand, product.id].filter(Boolean).join(' \u00b7 ')}</span>
        </p>
        <h2>{because.headline}</h2>
      </div>
      <dl>
        <div>
          <dt>Rank</dt>
          <dd>{rank}</dd>
        </div>
        <div>
          <dt>Price</dt>
          <dd>{money(price)}</dd>
        </div>
        <div title="Log-odds: the sum of the contributions below">
          <dt>Score</dt>
          <dd>{plain(score)}</dd>
        </div>
        <div title="The probability of buying within four weeks that the score stands for, as calibrated on the shop’s own history">
          <dt>Propensity</dt>
          <dd>{percent(propensity)}</dd>
        </div>
      </dl>
    </header>
  );
}
