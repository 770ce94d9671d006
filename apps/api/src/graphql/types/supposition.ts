import type { ProductId } from '@wherefore/contracts';
import type { Supposition } from '@wherefore/engine';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { PlacementInput } from './placement-input.js';

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

  @Field(() => ID, {
    nullable: true,
    description: 'What is being looked at instead: null is nothing; left out, it stays as it is.',
  })
  viewing?: string | null;

  @Field(() => [ID], { nullable: true, description: 'The segments the visitor is in instead.' })
  segments?: string[] | null;

  @Field(() => [SupposedProduct], { nullable: true, description: 'Products with other facts.' })
  products?: SupposedProduct[] | null;

  @Field(() => PlacementInput, {
    nullable: true,
    description: 'A configuration that holds instead of that of the placement; it need not be saved.',
  })
  placement?: PlacementInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the rules that holds instead, in whatever state; 0 is no rules.',
  })
  rules?: number | null;
}

/** What is said of things as they are; versions, segments and the placement are looked up by `readSupposition`. */
export function plainSupposition(input: SuppositionInput): Supposition {
  const { without, cart, viewing, products } = input;
  return {
    ...(without ? { without } : {}),
    ...(cart ? { cart: cart as ProductId[] } : {}),
    ...(viewing === undefined ? {} : { viewing: viewing as ProductId | null }),
    ...(products
      ? { products: Object.fromEntries(products.map(({ product, ...facts }) => [product, given(facts)])) }
      : {}),
  };
}

/** Facts of a product: GraphQL's null means "not given" to us. */
function given({ stock, price, active }: Omit<SupposedProduct, 'product'>) {
  return {
    ...(typeof stock === 'number' ? { stock } : {}),
    ...(typeof price === 'number' ? { price } : {}),
    ...(typeof active === 'boolean' ? { active } : {}),
  };
}
