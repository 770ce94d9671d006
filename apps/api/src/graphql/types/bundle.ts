import type { BundleFacts } from '@wherefore/engine';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Money, money } from './money.js';
import { Product, toProduct } from './product.js';

@ObjectType({ description: 'A product within a bundle.' })
export class BundlePart {
  @Field(() => Product, { description: 'The product.' })
  product!: Product;

  @Field(() => Float, { description: 'How many of it the bundle holds.' })
  quantity!: number;

  @Field(() => String, { nullable: true, description: 'What it is in the bundle, e.g. main or accessory.' })
  role!: string | null;
}

@ObjectType({ description: 'Products sold together at one price.' })
export class Bundle {
  @Field(() => ID, { description: 'The shop’s id of the bundle.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => Money, { nullable: true, description: 'What the bundle costs.' })
  price!: Money | null;

  @Field(() => Money, { nullable: true, description: 'What its parts cost bought one by one.' })
  partsPrice!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'What buying the bundle saves; null when it saves nothing.',
  })
  saving!: Money | null;

  @Field(() => Boolean, { description: 'Every part for sale and in stock in the quantity needed.' })
  available!: boolean;

  @Field(() => [BundlePart], { description: 'What is in it.' })
  parts!: BundlePart[];
}

/** Facts as the API shows them. */
export function toBundle(facts: BundleFacts): Bundle {
  const currency = facts.parts[0]?.product.currency ?? null;
  const saving = facts.price === null || facts.partsPrice === null ? 0 : facts.partsPrice - facts.price;
  return {
    id: facts.id,
    title: facts.title ?? facts.id,
    price: money(facts.price, currency),
    partsPrice: money(facts.partsPrice, currency),
    saving: saving > 0 ? money(Math.round(saving * 100) / 100, currency) : null,
    available: facts.available,
    parts: facts.parts.map(({ product, quantity, role }) => ({
      product: toProduct(product),
      quantity,
      role,
    })),
  };
}
