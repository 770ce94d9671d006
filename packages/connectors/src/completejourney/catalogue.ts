import type { EventInput } from '@wherefore/contracts';
import type { TableOutcome } from '../file-connector.js';
import { textOf } from '../read-field.js';
import type { ReadableRecord } from '../source-record.js';
import { admit, combine, reject } from '../table-outcome.js';
import { readableName, RECORDED_FROM, SOURCE } from './source.js';

/** From the root down; a product may lack any of them. */
const LEVELS = ['department', 'product_category', 'product_type'] as const;
type Level = (typeof LEVELS)[number];

interface Category {
  readonly id: string;
  readonly name: string;
}

/** The categories above and of a product, root first. Ids are paths, for names repeat between departments. */
function categoriesOf({ fields }: ReadableRecord, deepest: Level): Category[] {
  const levels = LEVELS.slice(0, LEVELS.indexOf(deepest) + 1);
  const named = levels.flatMap((level) => {
    const name = textOf(fields, level);
    return name === undefined ? [] : [{ level, name }];
  });
  return named.map(({ level, name }, depth) => {
    const path = named.slice(0, depth + 1).map((step) => step.name);
    return { id: `${level}:${path.join(' > ')}`, name: readableName(name) };
  });
}

/** One category: records are the products that share it. */
export function categoryOf(level: Level): (records: readonly ReadableRecord[]) => EventInput[] {
  return ([product]) => {
    if (product === undefined || textOf(product.fields, level) === undefined) return [];
    const [category, parent] = categoriesOf(product, level).reverse();
    if (category === undefined) return [];
    return [
      {
        id: `category:${category.id}`,
        source: SOURCE,
        type: 'category.upserted',
        occurredAt: RECORDED_FROM,
        payload: { category: category.id, name: category.name, ...(parent && { parent: parent.id }) },
      },
    ];
  };
}

export function productsOf(records: readonly ReadableRecord[]): TableOutcome {
  return combine(...records.map(productOf));
}

function productOf(record: ReadableRecord): TableOutcome {
  const { fields } = record;
  const product = textOf(fields, 'product_id');
  const categories = categoriesOf(record, 'product_type');
  const leaf = categories.at(-1);
  if (product === undefined) return reject([record], 'product_id is missing');
  if (leaf === undefined) return reject([record], 'department, category and type are all missing');
  const size = textOf(fields, 'package_size');
  const label = textOf(fields, 'brand');
  const manufacturer = textOf(fields, 'manufacturer_id');
  const attributes = {
    ...(size !== undefined && { size }),
    ...(label !== undefined && { label }),
    department: readableName(textOf(fields, 'department') ?? leaf.name),
  };
  const payload = {
    product,
    title: `${leaf.name}${size === undefined ? '' : `, ${size}`}${label === undefined ? '' : ` (${label} brand)`}`,
    ...(manufacturer !== undefined && { brand: `manufacturer ${manufacturer}` }),
    categories: [leaf.id],
    attributes,
  };
  return admit(
    [record],
    [
      {
        id: `product:${product}`,
        source: SOURCE,
        type: 'product.upserted',
        occurredAt: RECORDED_FROM,
        payload,
      },
    ],
  );
}
