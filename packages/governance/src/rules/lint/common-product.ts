import { INTENTS, type Condition, type ProductFacts, type Rule } from '@wherefore/contracts';
import { namesOf } from '../compile-rules.js';
import { productTest } from '../product-test.js';
import { isOnRequest, type ProductCondition } from '../request-test.js';
import { contradictionIn } from './contradiction-in.js';
import { demandsOf, dimensionOf, isWithinDimensions } from './dimension.js';

/** Two rules that can both act on one product of one request. */
export interface Meeting {
  /** A product that both are about; null where neither names its products. */
  readonly product: string | null;
  /** Are both about it whatever its price and stock, and not by a rare combination of shelves? */
  readonly sure: boolean;
}

const CHANGING = new Set(['price', 'margin', 'stock', 'intent']);

/**
 * Whether two rules can meet. Where one names its products and their facts are known, the facts decide; else the
 * conditions do, and rules about different traits are taken to meet nowhere, because nothing says that they do.
 */
export function commonProduct(
  a: Rule,
  b: Rule,
  facts: ReadonlyMap<string, ProductFacts> | undefined,
): Meeting | null {
  const all = [...demandsOf(a), ...demandsOf(b)];
  if (contradictionIn(all) !== null) return null;
  const [ofA, ofB] = [onProduct(a), onProduct(b)];
  const changes = [...ofA, ...ofB].some(({ on }) => CHANGING.has(on));
  const named = [...namesOf(a), ...namesOf(b)].flatMap((id) => facts?.get(id) ?? []);
  if (named.length > 0) {
    const met = named.find((one) => [...ofA, ...ofB].every((condition) => mayMatch(condition, one)));
    return met === undefined ? null : { product: met.id, sure: !changes };
  }
  if (!isWithinDimensions(ofA, ofB) && !isWithinDimensions(ofB, ofA)) return null;
  const sure =
    !changes && isWithinDimensions(ofB, ofA) && contradictionIn([...ofA, ...ofB], { single: true }) === null;
  return { product: sharedName(a, b), sure };
}

const onProduct = ({ when }: Rule): ProductCondition[] =>
  when.filter((condition: Condition): condition is ProductCondition => !isOnRequest(condition));

/** What a product will be offered as is not known beforehand. */
function mayMatch(condition: ProductCondition, facts: ProductFacts): boolean {
  if (dimensionOf(condition) === 'intent') return true;
  return productTest(condition)({ facts, intent: INTENTS[0], propensity: 0 });
}

function sharedName(a: Rule, b: Rule): string | null {
  const others = new Set<string>(namesOf(b));
  return namesOf(a).find((id) => others.has(id)) ?? null;
}
