import {
  type ComplementEdge,
  embedContent,
  type Embeddings,
  mineLifecycle,
  mineSequences,
  mineSimilar,
  mineSubstitutes,
  mineTastes,
  mineUpgrades,
  type PurchaseHistory,
  type ReasonedComplement,
  type SequenceEdge,
  type SimilarEdge,
  type Spendings,
  STAGES,
  type SubstituteEdge,
  tellApart,
  type UpgradeEdge,
  WORTHS,
} from '@wherefore/learning';
import { type Expected, expectedOf, type Figures } from './forecast-groups.js';
import type { ShopGroups } from './read-shop.js';

export interface LearnedMember {
  readonly customer: string;
  readonly score: number;
  /** What is expected of them; of the one group that says where they stand with the shop. */
  readonly figures?: Figures;
}

/** A group of customers that learning found, by pseudonym. */
export interface LearnedGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The categories it likes more than others do, where that is what makes it a group. */
  readonly likes: readonly string[];
  readonly members: readonly LearnedMember[];
}

/** What a learning run finds beside what a score is fitted with. */
export interface Discoveries {
  readonly complements: readonly ReasonedComplement[];
  readonly sequences: readonly SequenceEdge[];
  readonly substitutes: readonly SubstituteEdge[];
  readonly upgrades: readonly UpgradeEdge[];
  readonly similar: readonly SimilarEdge[];
  readonly vectors: Embeddings;
  readonly groups: readonly LearnedGroup[];
}

/** What was looked at; `complements` were found before, in the same history. */
export interface Known {
  readonly views: PurchaseHistory;
  readonly complements: readonly ComplementEdge[];
  /** Null: nothing is expected of anybody. */
  readonly spendings: Spendings | null;
}

/** Finds what products are to one another and who is alike; the same history, views and shop give the same. */
export function discover(
  history: PurchaseHistory,
  { traits, curated, spend }: ShopGroups,
  { views, complements, spendings }: Known,
): Discoveries {
  const sequences = mineSequences(history);
  const isSet = (pairs: readonly (readonly [string, string])[]) => {
    const set = new Set(pairs.map(([from, to]) => `${from}\n${to}`));
    return ({ from, to }: { readonly from: string; readonly to: string }) => set.has(`${from}\n${to}`);
  };
  const isSubstitute = isSet(curated.substitutes);
  const isUpgrade = isSet(curated.upgrades);
  const vectors = embedContent(traits);
  const substitutes = mineSubstitutes({ history, views, traits });
  const apart = tellApart({ complements, substitutes }, curated);
  return {
    sequences,
    complements: apart.complements,
    substitutes: apart.substitutes.filter((edge) => !isSubstitute(edge)),
    upgrades: mineUpgrades({ traits, sequences }).filter((edge) => !isUpgrade(edge)),
    similar: mineSimilar({ history, traits, embeddings: vectors }),
    vectors,
    groups: [
      ...tasteGroups(history, traits),
      ...customerGroups(history, { spend, expected: spendings && expectedOf(history, spendings, traits) }),
    ],
  };
}

function tasteGroups(history: PurchaseHistory, traits: ShopGroups['traits']): LearnedGroup[] {
  return mineTastes(history, traits).map(({ likes, members }) => {
    const categories = likes.map(({ category }) => category);
    return {
      id: `learned-taste-${[...categories].sort().join('+')}`,
      name: 'Learned taste',
      description: 'Customers who choose more of these categories than others do',
      likes: categories,
      members,
    };
  });
}

const MEANINGS = { ...STAGES, ...WORTHS };

function customerGroups(
  history: PurchaseHistory,
  { spend, expected }: { readonly spend: ShopGroups['spend']; readonly expected: Expected | null },
): LearnedGroup[] {
  const stages: ReadonlySet<string> = new Set(Object.keys(STAGES));
  const memberOf = (customer: string, isStage: boolean): LearnedMember => {
    const figures = isStage ? expected?.figures.get(customer) : undefined;
    return { customer, score: 1, ...(figures && { figures }) };
  };
  const lifecycle = mineLifecycle(history, { spend }).map(({ group, members }) => ({
    id: `learned-${group}`,
    name: `${group.charAt(0).toUpperCase()}${group.slice(1).replaceAll('-', ' ')}`,
    description: MEANINGS[group],
    likes: [],
    members: members.map((customer) => memberOf(customer, stages.has(group))),
  }));
  const foreseen = (expected?.groups ?? []).map(({ members, ...group }) => ({
    ...group,
    likes: [],
    members: members.map((customer) => memberOf(customer, false)),
  }));
  return [...lifecycle, ...foreseen];
}
