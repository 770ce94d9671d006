import type { Supposition } from '@wherefore/engine';
import { Field, Float, ID, InputType } from 'type-graphql';

@InputType({
  description: 'Facts of a product that are supposed to be different; what is left out stays as it is.',
})
export class SupposedProduct {
  @Field(() => ID, { description: 'The product.' })
  product!: string;

  @Field(() => Float, { nullable: true, description: 'Units in stock.' })
  stock?: number | null;

  @Field(() => Float, { nullable: true, description: 'Its price.' })
  price?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Is it for sale?' })
  active?: boolean | null;
}

@InputType({ description: 'What should be different; everything else stays as it is.' })
export class SuppositionInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Products whose purchase, view or cart entry is forgotten.',
  })
  without?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'What is in the cart instead.' })
  cart?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'What is being looked at instead.' })
  viewing?: string | null;

  @Field(() => [ID], { nullable: true, description: 'The segments the visitor is in instead.' })
  segments?: string[] | null;

  @Field(() => [SupposedProduct], { nullable: true, description: 'Products with other facts.' })
  products?: SupposedProduct[] | null;
}

export function toSupposition(input: SuppositionInput): Supposition {
  const { without, cart, viewing, segments, products } = input;
  return {
    ...(without ? { without } : {}),
    ...(cart ? { cart: cart as Supposition['cart'] & string[] } : {}),
    ...(viewing ? { viewing: viewing as NonNullable<Supposition['viewing']> } : {}),
    ...(segments ? { segments: segments.map((id) => ({ id, name: id })) } : {}),
    ...(products
      ? { products: Object.fromEntries(products.map(({ product, ...facts }) => [product, given(facts)])) }
      : {}),
  };
}

/** GraphQL's null means "not given" to us. */
function given({ stock, price, active }: Omit<SupposedProduct, 'product'>) {
  return {
    ...(typeof stock === 'number' ? { stock } : {}),
    ...(typeof price === 'number' ? { price } : {}),
    ...(typeof active === 'boolean' ? { active } : {}),
  };
}
