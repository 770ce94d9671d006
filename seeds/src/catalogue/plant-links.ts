import { randomFor } from '../chance/random.js';
import type { Settings } from '../options.js';
import { COMPLEMENT_RULES } from '../vocabulary/complement-rules.js';
import { SHELVES } from '../vocabulary/departments.js';
import { SEQUENCE_RULES } from '../vocabulary/sequence-rules.js';
import { PLANS, SOFTWARE_MAKERS } from '../vocabulary/software.js';
import { byFrom, type ComplementLink, type Links, type SequenceLink } from './links.js';
import { hasTiers } from './name-products.js';
import type { Catalogue, Product } from './product.js';

/** So many best sellers of a shelf are tied to products of another by each rule. */
const HEROES = 3;
/** The product every smart sensor needs comes from here. */
const HUBS = { shelf: 'smart-hubs', needed: 'smart-sensors' } as const;

/** Turns the rules between shelves into links between products. */
export function plantLinks(settings: Settings, catalogue: Catalogue): Links {
  const complements = plantComplements(settings.seed, catalogue);
  const sequences = plantSequences(catalogue);
  const substitutes = plantSubstitutes(catalogue);
  return {
    complements,
    sequences,
    substitutes,
    upgrades: plantUpgrades(catalogue),
    complementsOf: byFrom(complements),
    sequencesOf: byFrom(sequences),
    substituteOf: new Map(substitutes.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])),
    requiresOf: plantRequirements(catalogue),
  };
}

/** The best sellers of `from`, each with a best seller of `to`: the first with the first, and so on. */
function heroPairs(catalogue: Catalogue, from: string, to: string): (readonly [Product, Product])[] {
  const targets = (catalogue.shelves.get(to) ?? []).slice(0, HEROES);
  const heroes = (catalogue.shelves.get(from) ?? []).slice(0, HEROES);
  return heroes.flatMap((hero, at) => {
    const target = targets[at % targets.length];
    return target === undefined ? [] : [[hero, target] as const];
  });
}

function plantComplements(seed: number, catalogue: Catalogue): ComplementLink[] {
  return COMPLEMENT_RULES.flatMap(({ from, to, probability, fits }) => {
    const random = randomFor(seed, 'complement', from, to);
    return heroPairs(catalogue, from, to).map(([hero, target]) => ({
      from: hero.index,
      to: target.index,
      probability: Math.min(0.5, Math.max(0.2, probability * random.between(0.88, 1.12))),
      fits,
    }));
  });
}

function plantSequences(catalogue: Catalogue): SequenceLink[] {
  return SEQUENCE_RULES.flatMap(({ from, to, probability, medianGapDays }) =>
    heroPairs(catalogue, from, to).map(([hero, target]) => ({
      from: hero.index,
      to: target.index,
      probability,
      medianGapDays,
    })),
  );
}

/** On shelves of lasting goods, the best sellers are each matched with what costs about the same: up to two pairs. */
function plantSubstitutes(catalogue: Catalogue): (readonly [number, number])[] {
  const upgrades = new Set(plantUpgrades(catalogue).flat());
  return SHELVES.flatMap(({ shelf, staple }) => {
    if (staple || shelf.gapDays !== undefined) return [];
    const products = (catalogue.shelves.get(shelf.id) ?? []).filter(({ index }) => !upgrades.has(index));
    return matchByPrice(products.slice(0, 8)).slice(0, 2);
  });
}

function matchByPrice(products: readonly Product[]): (readonly [number, number])[] {
  const [first, ...others] = products;
  if (first === undefined || others.length === 0) return [];
  const distance = (other: Product): number => Math.abs(Math.log(other.price / first.price));
  const match = others.reduce((best, other) => (distance(other) < distance(best) ? other : best));
  const rest = others.filter((other) => other !== match);
  return [[first.index, match.index] as const, ...matchByPrice(rest)];
}

function plantUpgrades(catalogue: Catalogue): (readonly [number, number])[] {
  const goods = SHELVES.flatMap((placed) => {
    const products = catalogue.shelves.get(placed.shelf.id) ?? [];
    return hasTiers(placed, products.length) ? [chainOf(products)] : [];
  });
  const plans = SOFTWARE_MAKERS.map(({ shelf }) =>
    chainOf((catalogue.shelves.get(shelf.id) ?? []).filter(({ kind }) => kind === 'subscription')),
  );
  return [...goods, ...plans].flat();
}

/** A family's members are its shelf's first three by index. */
function chainOf(products: readonly Product[]): (readonly [number, number])[] {
  const indexes = products.map(({ index }) => index).sort((a, b) => a - b);
  return indexes.slice(0, PLANS.length - 1).map((index) => [index, index + 1] as const);
}

/** Sensors need the best-selling hub, or the next; software add-ons need a plan of their maker. */
function plantRequirements(catalogue: Catalogue): ReadonlyMap<number, readonly number[]> {
  const requires = new Map<number, readonly number[]>();
  const hubs = (catalogue.shelves.get(HUBS.shelf) ?? []).slice(0, HEROES).map(({ index }) => index);
  for (const { index } of catalogue.shelves.get(HUBS.needed) ?? []) requires.set(index, hubs);
  for (const { shelf } of SOFTWARE_MAKERS) {
    const products = catalogue.shelves.get(shelf.id) ?? [];
    const plans = products.filter(({ kind }) => kind === 'subscription').map(({ index }) => index);
    for (const { index, kind } of products) if (kind === 'add-on') requires.set(index, plans);
  }
  return requires;
}
