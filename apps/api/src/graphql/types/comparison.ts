import type { Comparison as ComparisonFacts } from '@wherefore/engine';
import { createUnionType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { RequestRefused } from './offer.js';

@ObjectType({ description: 'An addend of a score that one list alone has, or that is worth more in one.' })
export class TermDifference {
  @Field(() => String, { description: 'The evidence source, or base-rate.' })
  source!: string;

  @Field(() => String, { description: 'In a few words.' })
  label!: string;

  @Field(() => Float, { nullable: true, description: 'Log-odds in the first list; null where it has none.' })
  a!: number | null;

  @Field(() => Float, { nullable: true, description: 'Log-odds in the second list; null where it has none.' })
  b!: number | null;
}

@ObjectType({ description: 'How a product of either list stands in both.' })
export class ProductDifference {
  @Field(() => ID, { description: 'The product.' })
  product!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place in the first list; null where it is not in it.',
  })
  rankA!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place in the second list; null where it is not in it.',
  })
  rankB!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its score in the first list.' })
  scoreA!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its score in the second list.' })
  scoreB!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The rule that holds it back in the first list, if one does.',
  })
  refusedA!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The rule that holds it back in the second list, if one does.',
  })
  refusedB!: string | null;

  @Field(() => [TermDifference], { description: 'The terms that differ, largest difference first.' })
  terms!: TermDifference[];
}

@ObjectType({ description: 'What differs between two lists.' })
export class Comparison {
  @Field(() => Boolean, { description: 'Are the lists the same: products, places and scores?' })
  sameOffers!: boolean;

  @Field(() => [String], { description: 'What differs, in sentences, most important first.' })
  summary!: string[];

  @Field(() => [ProductDifference], { description: 'Every product of either list.' })
  products!: ProductDifference[];
}

export function toComparison(facts: ComparisonFacts): Comparison {
  return {
    sameOffers: facts.sameOffers,
    summary: [...facts.summary],
    products: facts.products.map(({ product, title, rank, score, refusal, terms }) => ({
      product,
      title,
      rankA: rank.a,
      rankB: rank.b,
      scoreA: score.a,
      scoreB: score.b,
      refusedA: refusal.a?.rule ?? null,
      refusedB: refusal.b?.rule ?? null,
      terms: [...terms],
    })),
  };
}

export const ComparisonResult = createUnionType({
  name: 'ComparisonResult',
  description: 'What differs between two lists, or why that cannot be said.',
  types: () => [Comparison, RequestRefused] as const,
  resolveType: (value) => ('sameOffers' in value ? Comparison : RequestRefused),
});
