import { COUNTED, type Measure, RATED, TIMES } from '../../charts/measure.js';
import { ChartPanel } from '../../charts/chart-panel.js';
import type { Favourite } from '../../operations/segment-profiles.js';

/** More bars than this cannot be told apart; the table has all. */
const MOST = 12;

const MEASURES: readonly Measure<Favourite>[] = [
  { id: 'lift', label: 'Lift', value: ({ lift }) => lift, words: TIMES },
  { id: 'buyers', label: 'Buyers in it', value: ({ buyers }) => buyers, words: COUNTED, undrawn: true },
  { id: 'share', label: 'Share of its buyers', value: ({ share }) => share, words: RATED, undrawn: true },
  {
    id: 'shopShare',
    label: 'Share of all buyers',
    value: ({ shopShare }) => shopShare,
    words: RATED,
    undrawn: true,
  },
];

const nameOf = ({ product, atLeast }: Favourite): string =>
  atLeast ? `${product.title} (at least)` : product.title;

/** What a group buys more than the whole shop: how many times the share of buyers. */
export const FavouritesPanel = ({ favourites }: { readonly favourites: readonly Favourite[] }) => (
  <ChartPanel
    title="What it buys more than others"
    lead="Of those who bought anything lately, the share that bought this: in the group as a multiple of the whole shop. Ten buyers at least."
    kind="ranking"
    rows={favourites}
    most={MOST}
    rowKey={({ product }) => product.id}
    nameOf={nameOf}
    nameHeader="Product"
    measures={MEASURES}
    empty={<p>Nothing that ten of them bought, or nothing has been learned yet.</p>}
  />
);
