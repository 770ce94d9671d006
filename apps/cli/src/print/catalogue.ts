import type { BundleIdea, SimilarProducts } from '@wherefore/engine';

/** A set with its figures on one line, its products below. */
export function bundleText({ products, n, customers, lift, price }: BundleIdea): string {
  const worth = price === null ? '' : `, ${price.toFixed(2)} one by one`;
  const figures = `${n.toLocaleString('en')} baskets of ${customers.toLocaleString('en')} customers, lift ${Math.round(lift).toLocaleString('en')}${worth}`;
  return [figures, ...products.map(({ id, title }) => `    ${id}  ${title ?? ''}`)].join('\n');
}

export function similarText({ by, products }: SimilarProducts): string {
  if (products.length === 0) return 'Nothing is described like it.';
  const lines = products.map(
    ({ product, cosine }) =>
      `${cosine === null ? '' : `${cosine.toFixed(2)}  `}${product.id}  ${product.title ?? ''}`,
  );
  return by === 'content'
    ? lines.join('\n')
    : ['By the words of its title, until the next learn:', ...lines].join('\n');
}
