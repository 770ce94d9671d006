import {
  type CustomerFacts,
  findCustomers,
  findSegments,
  loadCustomer,
  loadPurchases,
  loadTopSellers,
} from '@wherefore/engine';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { pageSize } from '../parse-request.js';
import {
  Customer,
  CustomerConnection,
  PurchaseConnection,
  Segment,
  SegmentConnection,
} from '../types/customer.js';
import { connect, decodeCursor, decodeOffset } from '../types/page-info.js';
import { Product, toProduct } from '../types/product.js';

const toCustomer = (facts: CustomerFacts): Customer => ({ ...facts, segmentIds: facts.segments });

@Resolver(() => Customer)
export class CustomerResolver {
  @Query(() => Customer, { nullable: true, description: 'A customer by the shop’s own id.' })
  async customer(
    @Arg('id', () => ID) id: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<Customer | null> {
    const facts = await loadCustomer(parts, id);
    return facts === null ? null : toCustomer(facts);
  }

  @Query(() => CustomerConnection, {
    description: 'Customers whose id or pseudonym begins with a text, in order of id.',
  })
  async customers(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { parts }: RequestContext,
  ): Promise<CustomerConnection> {
    const query = { search: search ?? '', first: pageSize(first), after: decodeCursor(after) };
    return connect(await findCustomers(parts, query), (customer) => customer.id, toCustomer);
  }

  @FieldResolver(() => [Segment], { description: 'The groups they are in.' })
  async segments(@Root() { segmentIds }: Customer, @Ctx() { parts }: RequestContext): Promise<Segment[]> {
    const page = await findSegments(parts.graph, { ids: segmentIds, first: 100, after: '' });
    return [...page.items];
  }

  @FieldResolver(() => PurchaseConnection, { description: 'What they bought, latest first.' })
  async purchases(
    @Root() { id }: Customer,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { parts }: RequestContext,
  ): Promise<PurchaseConnection> {
    const skip = decodeOffset(after);
    const page = await loadPurchases(parts.graph, id, { first: pageSize(first), skip });
    return connect(
      page,
      (_, index) => String(skip + index + 1),
      ({ product, history }) => ({
        product: toProduct(product),
        orders: history.count,
        units: history.units,
        spend: history.spend,
        firstAt: new Date(history.firstAt),
        lastAt: new Date(history.lastAt),
      }),
    );
  }
}

@Resolver(() => Segment)
export class SegmentResolver {
  @Query(() => Segment, { nullable: true, description: 'A segment by its id.' })
  async segment(@Arg('id', () => ID) id: string, @Ctx() { parts }: RequestContext): Promise<Segment | null> {
    const page = await findSegments(parts.graph, { ids: [id], first: 1, after: '' });
    return page.items[0] ?? null;
  }

  @Query(() => SegmentConnection, { description: 'All segments, in order of id.' })
  async segments(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { parts }: RequestContext,
  ): Promise<SegmentConnection> {
    const page = await findSegments(parts.graph, {
      ids: null,
      first: pageSize(first),
      after: decodeCursor(after),
    });
    return connect(
      page,
      (segment) => segment.id,
      (segment) => segment,
    );
  }

  @FieldResolver(() => [Product], { description: 'What sells best in it, in the current epoch.' })
  async topSellers(
    @Root() { id }: Segment,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<Product[]> {
    return (await loadTopSellers(parts.graph, id, pageSize(first))).map(toProduct);
  }
}
