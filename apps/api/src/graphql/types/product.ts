import type { ProductFacts } from '@wherefore/contracts';
import { isAvailable } from '@wherefore/engine';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './page-info.js';
import { Money, money } from './money.js';

@ObjectType({ description: 'A group of products in the shop’s category tree.' })
export class Category {
  @Field(() => ID, { description: 'The shop’s id of the category.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;
}

@ObjectType({ description: 'A category, with its place in the tree.' })
export class CategoryInTree {
  @Field(() => ID, { description: 'The shop’s id of the category.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The category it hangs under; null at the top.' })
  parent!: string | null;
}

@ObjectType({ description: 'Something the shop sells, as the graph has it now.' })
export class Product {
  @Field(() => ID, { description: 'The shop’s id of the product.' })
  id!: string;

  @Field(() => String, { description: 'What the product is called; its id where no feed has named it yet.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'good, subscription or add-on.' })
  kind!: string | null;

  @Field(() => String, { nullable: true, description: 'The brand’s name.' })
  brand!: string | null;

  @Field(() => [Category], { description: 'The categories it is in.' })
  categories!: Category[];

  @Field(() => Money, { nullable: true, description: 'What it costs now.' })
  price!: Money | null;

  @Field(() => Float, { nullable: true, description: 'Quantity in stock; null where stock is not kept.' })
  stock!: number | null;

  @Field(() => Boolean, { description: 'For sale, and in stock where stock is kept.' })
  available!: boolean;
}

@ObjectType({ description: 'A product that goes with another, with the figures that support it.' })
export class Complement {
  @Field(() => Product, { description: 'The product that goes with it.' })
  product!: Product;

  @Field(() => Float, { description: 'How many times more often than chance the two are bought together.' })
  lift!: number;

  @Field(() => Float, { description: 'Share of orders with the one that hold the other, 0 to 1.' })
  confidence!: number;

  @Field(() => Float, { description: 'Share of all orders that hold both, 0 to 1.' })
  support!: number;

  @Field(() => Int, { description: 'Orders that hold both.' })
  orders!: number;
}

@ObjectType()
export class ProductConnection extends connectionOf('Product', Product) {}

/** Facts as the API shows them. */
export function toProduct(facts: ProductFacts): Product {
  return {
    id: facts.id,
    title: facts.title ?? facts.id,
    kind: facts.kind,
    brand: facts.brand,
    categories: [...facts.categories],
    price: money(facts.price, facts.currency),
    stock: facts.stock,
    available: isAvailable(facts),
  };
}
