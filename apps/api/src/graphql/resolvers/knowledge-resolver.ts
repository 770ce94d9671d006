import {
  RELATION_KINDS,
  type RelationKind,
  type RelationVerdict,
  WhereforeError,
} from '@wherefore/contracts';
import { browseProducts, CURATED_SOURCE, judgeRelation, productKnowledge } from '@wherefore/engine';
import { Arg, Ctx, Float, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { pageSize } from '../parse-request.js';
import {
  CatalogueFilter,
  CataloguePage,
  ProductKnowledge,
  toCatalogueLine,
  toProductKnowledge,
  WordResult,
} from '../types/product-knowledge.js';

/** Most of a list that can be paged through. */
const DEEPEST = 100_000;

@Resolver()
export class KnowledgeResolver {
  @Query(() => CataloguePage, {
    description: 'Products by words of title or id (best first), brand, category and stock.',
  })
  async catalogue(
    @Arg('filter', () => CatalogueFilter, { nullable: true }) filter: CatalogueFilter | null,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('skip', () => Int, { defaultValue: 0 }) skip: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<CataloguePage> {
    const { items, hasNextPage } = await browseProducts(parts.graph, {
      search: filter?.search ?? null,
      brand: filter?.brand ?? null,
      category: filter?.category ?? null,
      stock: parseStock(filter?.stock),
      first: pageSize(first),
      skip: Math.min(Math.max(skip, 0), DEEPEST),
    });
    return { lines: items.map(toCatalogueLine), hasNextPage };
  }

  @Query(() => ProductKnowledge, {
    nullable: true,
    description:
      'How a product is linked with others, in both directions, with the evidence and what people say of it.',
  })
  async productKnowledge(
    @Arg('id', () => ID) id: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<ProductKnowledge | null> {
    const known = await productKnowledge(parts.graph, id);
    return known === null ? null : toProductKnowledge(known);
  }

  @Mutation(() => WordResult, {
    description:
      'Say that a product goes with, or can stand in for, another. Answers once the next offers keep to it.',
  })
  stateRelation(
    @Arg('from', () => ID) from: string,
    @Arg('to', () => ID) to: string,
    @Arg('kind', () => String, { description: 'complements or substitutes.' }) kind: string,
    @Arg('strength', () => Float, { defaultValue: 1, description: 'Above 0 to 1.' }) strength: number,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof WordResult> {
    return say(context, { from, to, kind, verdict: 'stated', strength, why: reason });
  }

  @Mutation(() => WordResult, {
    description:
      'Say that a relationship between two products does not count, whatever learning makes of it.',
  })
  vetoRelation(
    @Arg('from', () => ID) from: string,
    @Arg('to', () => ID) to: string,
    @Arg('kind', () => String, { description: 'The evidence source that follows it, such as complements.' })
    kind: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof WordResult> {
    return say(context, { from, to, kind, verdict: 'vetoed', strength: 1, why: reason });
  }

  @Mutation(() => WordResult, { description: 'Take back what was stated of two products, or a veto.' })
  withdrawRelation(
    @Arg('from', () => ID) from: string,
    @Arg('to', () => ID) to: string,
    @Arg('kind', () => String, { description: 'What it was stated or vetoed as.' }) kind: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof WordResult> {
    return say(context, { from, to, kind, verdict: 'withdrawn', strength: 1, why: reason });
  }
}

interface Said {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly verdict: RelationVerdict;
  readonly strength: number;
  readonly why: string;
}

async function say(
  { parts, principal, now, backpressure }: RequestContext,
  said: Said,
): Promise<typeof WordResult> {
  await backpressure.assertRoom(new Map([[CURATED_SOURCE, 1]]), now);
  const judgement = { ...said, kind: parseKind(said.kind), who: principal.subject };
  const taken = await judgeRelation(parts, judgement, now);
  return taken.ok ? taken.value : taken.refusal;
}

function parseKind(kind: string): RelationKind {
  const known = RELATION_KINDS.find((one) => one === kind);
  if (known === undefined)
    throw new WhereforeError('BAD_INPUT', `kind: one of ${RELATION_KINDS.join(', ')}, not ${kind}`);
  return known;
}

function parseStock(stock: string | null | undefined): 'in' | 'out' | null {
  if (stock === null || stock === undefined) return null;
  if (stock === 'in' || stock === 'out') return stock;
  throw new WhereforeError('BAD_INPUT', `stock: in or out, not ${stock}`);
}
