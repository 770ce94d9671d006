import type { ProductId, Rule, RuleSet } from '@wherefore/contracts';
import { type ProductTest, productTest } from './product-test.js';
import { isOnRequest, type ProductCondition, type RequestTest, requestTest } from './request-test.js';

export interface CompiledRule {
  readonly rule: Rule;
  /** When it holds, milliseconds since 1970: from the first up to, not including, the second. */
  readonly startsAt: number;
  readonly expiresAt: number;
  /** Moments at which it may begin or cease to hold, milliseconds since 1970. */
  readonly edges: readonly number[];
  readonly request: readonly RequestTest[];
  /** All but the condition that the rule is filed under. */
  readonly product: readonly ProductTest[];
  /** Products it makes candidates of. */
  readonly names: readonly ProductId[];
}

/** Places of rules in their set, by what a product must be for them to be asked about it. */
export interface RuleFile {
  readonly product: ReadonlyMap<string, readonly number[]>;
  readonly category: ReadonlyMap<string, readonly number[]>;
  readonly brand: ReadonlyMap<string, readonly number[]>;
  readonly any: readonly number[];
}

/** A rule set made ready to be asked thousands of times a second. In the order of ids, whatever order it came in. */
export interface CompiledRules {
  readonly version: number;
  readonly rules: readonly CompiledRule[];
  readonly file: RuleFile;
}

const compiled = new WeakMap<RuleSet, CompiledRules>();

/** Compiles a set once, for as long as the set is held. */
export function compileRules(set: RuleSet): CompiledRules {
  const known = compiled.get(set);
  if (known !== undefined) return known;
  const rules = [...set.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const made = { version: set.version, rules: rules.map(compileRule), file: fileOf(rules) };
  compiled.set(set, made);
  return made;
}

function compileRule(rule: Rule): CompiledRule {
  const filed = filedUnder(rule);
  const onProduct = rule.when.filter((one): one is ProductCondition => !isOnRequest(one));
  const startsAt = rule.startsAt === undefined ? -Infinity : Date.parse(rule.startsAt);
  const expiresAt = Date.parse(rule.expiresAt);
  const dates = rule.when.flatMap((one) => (one.on === 'date' ? [one.from ?? [], one.to ?? []].flat() : []));
  return {
    rule,
    startsAt,
    expiresAt,
    edges: [startsAt, expiresAt, ...dates.map((date) => Date.parse(date))],
    request: rule.when.filter(isOnRequest).map(requestTest),
    product: onProduct.filter((one) => one !== filed).map(productTest),
    names: rule.then.do === 'pin' || rule.then.do === 'include' ? namesOf(rule) : [],
  };
}

/** Products that a rule names itself; with several conditions on the product, those in all of them. */
export function namesOf({ when }: Pick<Rule, 'when'>): ProductId[] {
  const lists = when.flatMap((one) => (one.on === 'product' && !one.not ? [one.is] : []));
  const [first = [], ...others] = lists;
  return first.filter((id) => others.every((list) => list.includes(id)));
}

type Filing = Extract<ProductCondition, { on: 'product' | 'category' | 'brand' }>;

/** The condition that narrows most: product before category before brand. */
function filedUnder({ when }: Rule): Filing | undefined {
  const ofKind = (kind: Filing['on']) => when.find((one): one is Filing => one.on === kind && !one.not);
  return ofKind('product') ?? ofKind('category') ?? ofKind('brand');
}

function fileOf(rules: readonly Rule[]): RuleFile {
  const file = {
    product: new Map<string, number[]>(),
    category: new Map<string, number[]>(),
    brand: new Map<string, number[]>(),
    any: [] as number[],
  };
  rules.forEach((rule, place) => {
    const under = filedUnder(rule);
    if (under === undefined) file.any.push(place);
    else for (const id of new Set(under.is)) addTo(file[under.on], id, place);
  });
  return file;
}

function addTo(map: Map<string, number[]>, key: string, place: number): void {
  const places = map.get(key);
  if (places === undefined) map.set(key, [place]);
  else places.push(place);
}
