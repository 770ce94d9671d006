import type { WhyNot as WhyNotFacts, Without as WithoutFacts } from '@wherefore/engine';
import { createUnionType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { RequestRefused } from './offer.js';

@ObjectType({ description: 'Something that would help to put a product into a list.' })
export class Change {
  @Field(() => String, { description: 'lift (what refuses it), relax (the composition), boost or evidence.' })
  kind!: string;

  @Field(() => String, { description: 'In a sentence.' })
  sentence!: string;
}

@ObjectType({ description: 'A product by its id, and what it is called.' })
export class NamedProduct {
  @Field(() => ID, { description: 'The product.' })
  product!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;
}

@ObjectType({ description: 'By how much a product missed a list.' })
export class Margin {
  @Field(() => NamedProduct, { description: 'The last offer of the list: it lost to that one.' })
  lostTo!: NamedProduct;

  @Field(() => Float, {
    nullable: true,
    description: 'Factor on its priority that would have been enough; null where no factor would.',
  })
  factor!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Log-odds of further evidence that would have been enough.',
  })
  logOdds!: number | null;
}

@ObjectType({ description: 'Why a product is not in a list.' })
export class WhyNot {
  @Field(() => ID, { description: 'The product.' })
  product!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it is called; null where the catalogue lacks it.',
  })
  title!: string | null;

  @Field(() => String, {
    description: 'unknown, no-evidence, refused, below-pool, lost, composition, or shown: where it fell.',
  })
  stage!: string;

  @Field(() => String, { nullable: true, description: 'The rule it fell by, if it was one.' })
  rule!: string | null;

  @Field(() => Int, { nullable: true, description: 'Its place among all candidates by score.' })
  rank!: number | null;

  @Field(() => Int, { description: 'How many candidates there were.' })
  candidates!: number;

  @Field(() => Margin, { nullable: true, description: 'By how much it missed the list, where it lost.' })
  margin!: Margin | null;

  @Field(() => String, { description: 'In a sentence.' })
  sentence!: string;

  @Field(() => [[Change]], {
    description: 'What would put it in: all entries are needed, and of each entry one alternative.',
  })
  changes!: Change[][];
}

@ObjectType({ description: 'Where an offer would stand without one thing the visitor did.' })
export class Without {
  @Field(() => ID, { description: 'The product that was bought, viewed or carted.' })
  anchor!: string;

  @Field(() => Int, { description: 'Its place now.' })
  rankBefore!: number;

  @Field(() => Int, { nullable: true, description: 'Its place then; null where it would not be offered.' })
  rankAfter!: number | null;

  @Field(() => String, { description: 'In a sentence.' })
  sentence!: string;
}

@ObjectType({ description: 'Where an offer would stand without each of the things that speak for it.' })
export class WithoutList {
  @Field(() => [Without], {
    description: 'The strongest first; empty where nothing of the visitor’s speaks.',
  })
  without!: Without[];
}

export function toWhyNot(facts: WhyNotFacts): WhyNot {
  const { product, title, stage, rule, rank, candidates, margin, sentence } = facts;
  const changes = facts.changes.map((alternatives) =>
    alternatives.map(({ kind, text }) => ({ kind, sentence: text })),
  );
  return { product, title, stage, rule, rank, candidates, margin, sentence, changes };
}

export const toWithoutList = (found: readonly WithoutFacts[]): WithoutList => ({
  without: found.map(({ anchor, rankBefore, rankAfter, sentence }) => ({
    anchor: anchor.id,
    rankBefore,
    rankAfter,
    sentence,
  })),
});

export const WhyNotResult = createUnionType({
  name: 'WhyNotResult',
  description: 'Why a product is not in a list, or why that cannot be said.',
  types: () => [WhyNot, RequestRefused] as const,
  resolveType: (value) => ('stage' in value ? WhyNot : RequestRefused),
});

export const WithoutResult = createUnionType({
  name: 'WithoutResult',
  description: 'Where an offer would stand, or why that cannot be said.',
  types: () => [WithoutList, RequestRefused] as const,
  resolveType: (value) => ('without' in value ? WithoutList : RequestRefused),
});
