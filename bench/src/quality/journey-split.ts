import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { readRecords, readTable } from '@wherefore/log';
import { z } from 'zod';

/** The files that `wherefore evaluate` is given, and how they agree with the split as it was published. */
export interface JourneySplit {
  readonly train: string;
  readonly test: string;
  readonly products: string;
  readonly households: number;
  /** Households of the published split whose history, next basket or new items are not those of the files. */
  readonly differing: number;
}

const CUT = '2017-12-01';
const END = '2018-01-02';

interface Basket {
  readonly household: string;
  readonly id: string;
  /** The latest time of its lines, as the data has it: `YYYY-MM-DD hh:mm:ss`. */
  time: string;
  readonly items: Map<string, number>;
}

const Household = z.object({
  household_id: z.number(),
  history: z.array(z.array(z.number())),
  next_basket: z.array(z.number()),
  new_items: z.array(z.number()),
});
type Household = z.infer<typeof Household>;

/** Makes the split of The Complete Journey that our quality notes describe, in `folder`, from its transactions. */
export async function makeJourneySplit(source: string, folder: string): Promise<JourneySplit> {
  const splits = path.join(source, 'splits');
  const items = await readTable(path.join(splits, 'items.csv'));
  const column = (name: string) => items.find((one) => one.name === name)?.values ?? [];
  const baskets = await readBaskets(path.join(source, 'transactions.parquet'), new Set(column('product_id')));
  const households = await readHouseholds(path.join(splits, 'test.jsonl.gz'));
  const judged = new Set(households.map(({ household_id }) => String(household_id)));
  const train = baskets.filter(({ time }) => time < CUT);
  const test = baskets.filter(({ time, household }) => time >= CUT && time < END && judged.has(household));
  const files = {
    train: path.join(folder, 'train.csv'),
    test: path.join(folder, 'test.csv'),
    products: path.join(folder, 'products.csv'),
  };
  await writeCsv(files.train, 'customer,product,time,basket,quantity', rowsOf(train));
  await writeCsv(files.test, 'customer,product,time,basket,quantity', rowsOf(test));
  const [category, brand, title] = describe(column);
  const described = column('product_id').map((id, at) => [id, category[at], brand[at], title[at]]);
  await writeCsv(files.products, 'product,category,brand,title', described);
  const differing = countDiffering(households, { train, test }, column('product_id'));
  return { ...files, households: households.length, differing };
}

async function readBaskets(file: string, catalogue: ReadonlySet<string>): Promise<Basket[]> {
  const baskets = new Map<string, Basket>();
  for await (const { fields } of readRecords(file)) {
    const product = String(fields?.['product_id']);
    const quantity = Number(fields?.['quantity']);
    if (fields === null || !(quantity > 0) || !catalogue.has(product)) continue;
    const id = String(fields['basket_id']);
    const time = String(fields['transaction_timestamp']).slice(0, 19);
    const known = baskets.get(id);
    const basket = known ?? {
      household: String(fields['household_id']),
      id,
      time,
      items: new Map<string, number>(),
    };
    if (known === undefined) baskets.set(id, basket);
    if (time > basket.time) basket.time = time;
    basket.items.set(product, (basket.items.get(product) ?? 0) + quantity);
  }
  return [...baskets.values()].sort((a, b) => order(a.time, b.time) || order(a.id, b.id));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function readHouseholds(file: string): Promise<Household[]> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
  const households: Household[] = [];
  for await (const line of lines) if (line !== '') households.push(Household.parse(JSON.parse(line)));
  return households;
}

/** Category paths, makers within brands, and titles, by item. */
function describe(
  column: (name: string) => readonly string[],
): readonly [readonly string[], readonly string[], readonly string[]] {
  const joined = (names: readonly string[], by: string) => {
    const columns = names.map(column);
    return (columns[0] ?? []).map((_, at) =>
      columns
        .map((values) => values[at] ?? '')
        .join(by)
        .trim(),
    );
  };
  return [
    joined(['department', 'product_category', 'product_type'], '>'),
    joined(['brand', 'manufacturer_id'], ' '),
    joined(['product_type', 'package_size'], ' '),
  ];
}

const rowsOf = (baskets: readonly Basket[]) =>
  baskets.flatMap(({ household, id, time, items }) =>
    [...items].map(([product, quantity]) => [
      household,
      product,
      time.replace(' ', 'T'),
      id,
      String(quantity),
    ]),
  );

async function writeCsv(
  file: string,
  head: string,
  rows: readonly (readonly (string | undefined)[])[],
): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${head}\n`);
  for (const row of rows)
    if (!out.write(`${row.map((cell) => quoted(cell ?? '')).join(',')}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Holds the files against the split as it was published. */
function countDiffering(
  households: readonly Household[],
  { train, test }: { readonly train: readonly Basket[]; readonly test: readonly Basket[] },
  ids: readonly string[],
): number {
  const place = new Map(ids.map((id, at) => [id, at]));
  const byHousehold = (baskets: readonly Basket[]) => {
    const grouped = new Map<string, number[][]>();
    for (const { household, items } of baskets) {
      const own = [...items.keys()].map((id) => place.get(id) ?? -1).sort((a, b) => a - b);
      grouped.set(household, [...(grouped.get(household) ?? []), own]);
    }
    return grouped;
  };
  const [past, future] = [byHousehold(train), byHousehold(test)];
  return households.filter(({ household_id, history, next_basket, new_items }) => {
    const before = past.get(String(household_id)) ?? [];
    const after = future.get(String(household_id)) ?? [];
    const had = new Set(before.flat());
    const fresh = [...new Set(after.flat())].filter((item) => !had.has(item)).sort((a, b) => a - b);
    return (
      JSON.stringify(before) !== JSON.stringify(history) ||
      JSON.stringify(after[0] ?? []) !== JSON.stringify(next_basket) ||
      JSON.stringify(fresh) !== JSON.stringify(new_items)
    );
  }).length;
}
