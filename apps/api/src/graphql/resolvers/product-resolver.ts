import {
  findBrands,
  findProducts,
  listCategories,
  loadBundles,
  loadComplements,
  loadProduct,
  loadUpgrades,
} from '@wherefore/engine';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { pageSize } from '../parse-request.js';
import { Bundle, toBundle } from '../types/bundle.js';
import { connect, decodeCursor } from '../types/page-info.js';
import { CategoryInTree, Complement, Product, ProductConnection, toProduct } from '../types/product.js';

@Resolver(() => Product)
export class ProductResolver {
  @Query(() => Product, { nullable: true, description: 'A product by its id.' })
  async product(@Arg('id', () => ID) id: string, @Ctx() { parts }: RequestContext): Promise<Product | null> {
    const facts = await loadProduct(parts.graph, id);
    return facts === null ? null : toProduct(facts);
  }

  @Query(() => ProductConnection, {
    description:
      'Products by words of their title (best first, one page), or all of a category in order of id.',
  })
  async products(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('category', () => ID, { nullable: true }) category: string | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { parts }: RequestContext,
  ): Promise<ProductConnection> {
    const query = {
      search: search ?? null,
      category: category ?? null,
      first: pageSize(first),
      after: decodeCursor(after),
    };
    return connect(
      await findProducts(parts.graph, query),
      (product) => product.id,
      toProduct,
    ) as ProductConnection;
  }

  @Query(() => [CategoryInTree], { description: 'Every category with a name, in order of name.' })
  categories(@Ctx() { parts }: RequestContext): Promise<CategoryInTree[]> {
    return listCategories(parts.graph);
  }

  @Query(() => [String], { description: 'Names of brands that hold a text, in order of name.' })
  brands(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<string[]> {
    return findBrands(parts.graph, search ?? '', pageSize(first));
  }

  @FieldResolver(() => [Complement], {
    description: 'What goes with it, strongest first, in the current epoch.',
  })
  async complements(
    @Root() { id }: Product,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<Complement[]> {
    const found = await loadComplements(parts.graph, id, pageSize(first));
    return found.map(({ product, evidence }) => ({
      product: toProduct(product),
      ...evidence,
      orders: evidence.n,
    }));
  }

  @FieldResolver(() => [Bundle], { description: 'The bundles that hold it.' })
  async bundles(@Root() { id }: Product, @Ctx() { parts }: RequestContext): Promise<Bundle[]> {
    return (await loadBundles(parts.graph, { product: id })).map(toBundle);
  }

  @FieldResolver(() => [Product], { description: 'What it can be upgraded to.' })
  async upgrades(@Root() { id }: Product, @Ctx() { parts }: RequestContext): Promise<Product[]> {
    return (await loadUpgrades(parts.graph, id)).map(toProduct);
  }

  @Query(() => Bundle, { nullable: true, description: 'A bundle by its id.' })
  async bundle(@Arg('id', () => ID) id: string, @Ctx() { parts }: RequestContext): Promise<Bundle | null> {
    const [facts] = await loadBundles(parts.graph, { id });
    return facts === undefined ? null : toBundle(facts);
  }
}
