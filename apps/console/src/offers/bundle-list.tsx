import { money } from '../format/numbers.js';
import type { BundleOffer } from '../operations/offers.js';
import classes from './bundle-list.module.css';

/** Products that are offered together. */
export function BundleList({ bundles }: { readonly bundles: readonly BundleOffer[] }) {
  if (bundles.length === 0) return null;
  return (
    <section className={classes.bundles} aria-label="Bundles">
      <h3>Bundles</h3>
      <ul>
        {bundles.map(({ id, title, headline, price, saving, parts }) => (
          <li key={id}>
            <p className={classes.title}>
              {title}
              <span>
                {money(price)}
                {saving === null ? '' : `, saves ${money(saving)}`}
              </span>
            </p>
            <p>{headline}</p>
            <p className={classes.parts}>
              {parts
                .map(({ product, quantity, held }) =>
                  [quantity === 1 ? '' : `${quantity} × `, product.title, held ? ' (held)' : ''].join(''),
                )
                .join(' + ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
