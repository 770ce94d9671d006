import {
  type Forecast,
  forecastPeople,
  priceLevels,
  type PurchaseHistory,
  type Spendings,
  type TraitsOf,
} from '@wherefore/learning';

/** What a customer is expected to do, as it is written to the graph; see `IN_SEGMENT` in the catalogue. */
export type Figures = Readonly<
  Partial<Record<'alive' | 'orders' | 'nextDays' | 'value' | 'priceLevel', number>>
>;

export interface Expected {
  /** By pseudonym. */
  readonly figures: ReadonlyMap<string, Figures>;
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    /** Pseudonyms. */
    readonly members: readonly string[];
  }[];
}

/** Fewer people than this are no group: they might be recognised. */
const FEWEST = 10;
const GONE = 0.3;
const TOP_PART = 0.1;
const [LOW, HIGH] = [0.3, 0.7];
const DIGITS = 4;

/**
 * Forecasts and price levels of the customers of a history, and groups that rules can name by them. `spendings` may know more people, and
 * later orders, than the history: those are left out.
 */
export function expectedOf(history: PurchaseHistory, spendings: Spendings, traits: TraitsOf): Expected {
  const end = history.basketTime.reduce((latest, at) => Math.max(latest, at), 0);
  const forecasts = forecastPeople(ofHistory(spendings, history), end)?.forecasts ?? [];
  const levels = priceLevels(history, traits);
  const figures = new Map<string, Figures>();
  for (const { customer, alive, orders, nextDays, value } of forecasts)
    figures.set(customer, rounded({ alive, orders, nextDays, ...(value !== null && { value }) }));
  for (const [customer, priceLevel] of levels)
    figures.set(customer, { ...figures.get(customer), ...rounded({ priceLevel }) });
  const levelled = (is: (level: number) => boolean) =>
    [...levels].flatMap(([who, level]) => (is(level) ? who : []));
  const groups = [
    {
      id: 'learned-likely-gone',
      name: 'Likely gone',
      description: `Came back, and by how often they used to have left for good with a probability above ${1 - GONE}`,
      members: forecasts.flatMap(({ customer, alive }) => (alive < GONE ? customer : [])),
    },
    {
      id: 'learned-most-promising',
      name: 'Most promising',
      description: 'The tenth of customers expected to spend most within a year',
      members: mostPromising(forecasts),
    },
    {
      id: 'learned-low-prices',
      name: 'Low prices',
      description: 'Choose from the cheaper end of categories',
      members: levelled((level) => level <= LOW),
    },
    {
      id: 'learned-high-prices',
      name: 'High prices',
      description: 'Choose from the dearer end of categories',
      members: levelled((level) => level >= HIGH),
    },
  ];
  return { figures, groups: groups.filter(({ members }) => members.length >= FEWEST) };
}

function mostPromising(forecasts: readonly Forecast[]): string[] {
  const worth = ({ value, orders }: Forecast) => value ?? orders;
  const count = Math.floor(TOP_PART * forecasts.length);
  return [...forecasts]
    .sort((a, b) => worth(b) - worth(a) || (a.customer < b.customer ? -1 : 1))
    .slice(0, count)
    .map(({ customer }) => customer);
}

function ofHistory(spendings: Spendings, history: PurchaseHistory): Spendings {
  const seen = new Set<string>();
  for (const customer of history.basketCustomer)
    if (customer >= 0) seen.add(history.customers[customer] ?? '');
  const keeps = spendings.customers.map((customer) => seen.has(customer));
  const kept = [...spendings.customer.keys()].filter(
    (order) => keeps[spendings.customer[order] ?? -1] === true,
  );
  return {
    customers: spendings.customers,
    customer: Int32Array.from(kept, (order) => spendings.customer[order] ?? -1),
    time: Float64Array.from(kept, (order) => spendings.time[order] ?? 0),
    amount: Float64Array.from(kept, (order) => spendings.amount[order] ?? 0),
  };
}

const rounded = (figures: Figures): Figures =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Number(value.toPrecision(DIGITS))]),
  );
