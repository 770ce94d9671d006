import { Field, Float, GraphQLISODateTime, ID, InputType, Int, registerEnumType } from 'type-graphql';

@InputType({ description: 'What to leave out.' })
export class OfferFilters {
  @Field(() => [ID], { nullable: true, description: 'Only products of these categories.' })
  categories?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Only products of these brands.' })
  brands?: string[] | null;

  @Field(() => Float, { nullable: true, description: 'Nothing cheaper.' })
  minPrice?: number | null;

  @Field(() => Float, { nullable: true, description: 'Nothing dearer.' })
  maxPrice?: number | null;

  @Field(() => [ID], { nullable: true, description: 'None of these products.' })
  exclude?: string[] | null;
}

@InputType({
  description: 'Who asks, where, and what is known of the moment. Leave `customer` out for strangers.',
})
export class OffersInput {
  @Field(() => ID, { nullable: true, description: 'The shop’s id of the customer.' })
  customer?: string | null;

  @Field(() => ID, { nullable: true, description: 'The visitor’s session.' })
  session?: string | null;

  @Field(() => String, {
    defaultValue: 'home',
    description: 'Where the offers will be shown: see `placements`.',
  })
  placement!: string;

  @Field(() => ID, { nullable: true, description: 'The product being looked at.' })
  viewing?: string | null;

  @Field(() => [ID], { nullable: true, description: 'What is in the cart.' })
  cart?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'What was looked at in this visit.' })
  recentlyViewed?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The store the visitor is in or collects from.' })
  store?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'web, app, email, push, phone or store, where it is not the placement’s own.',
  })
  channel?: string | null;

  @Field(() => String, { nullable: true, description: 'The visitor’s device, e.g. phone.' })
  device?: string | null;

  @Field(() => String, { nullable: true, description: 'Language of headlines, e.g. en or de-AT.' })
  locale?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The visitor’s clock, minutes east of UTC: for quiet hours.',
  })
  utcOffsetMinutes?: number | null;

  @Field(() => Int, { defaultValue: 10, description: 'How many offers, 1 to 100.' })
  first!: number;

  @Field(() => OfferFilters, { nullable: true, description: 'What to leave out.' })
  filters?: OfferFilters | null;
}

/** What a frontend can report. */
export enum TrackType {
  VIEW = 'product.viewed',
  CART = 'cart.changed',
  ORDER = 'order.placed',
  SHOWN = 'offer.shown',
  CLICKED = 'offer.clicked',
  CARTED = 'offer.carted',
  BOUGHT = 'offer.bought',
  DISMISSED = 'offer.rejected',
}
registerEnumType(TrackType, {
  name: 'TrackType',
  description: 'What happened.',
  valuesConfig: {
    VIEW: { description: 'A product was looked at.' },
    CART: { description: 'The cart now holds `items`.' },
    ORDER: { description: '`items` were ordered. From a browser only where the demo shop is on.' },
    SHOWN: { description: 'Offers of a decision were seen: `products`, or one `product`.' },
    CLICKED: { description: 'An offer was opened.' },
    CARTED: { description: 'An offer was put into the cart.' },
    BOUGHT: { description: 'An offer was bought.' },
    DISMISSED: { description: 'Not for me: the product is not offered again for a while.' },
  },
});

@InputType({ description: 'A product in a cart or an order.' })
export class CartItemInput {
  @Field(() => ID, { description: 'The product.' })
  product!: string;

  @Field(() => Float, { defaultValue: 1, description: 'How many of it.' })
  quantity!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'What was paid for all of it, for ORDER; its price now, if left out, and always from a browser.',
  })
  amount?: number | null;
}

@InputType({ description: 'Something a visitor did.' })
export class TrackInput {
  @Field(() => TrackType, { description: 'What happened.' })
  type!: TrackType;

  @Field(() => ID, {
    nullable: true,
    description: 'Your id of this event: the same id twice is the same event.',
  })
  id?: string | null;

  @Field(() => ID, { nullable: true, description: 'The customer, if known.' })
  customer?: string | null;

  @Field(() => ID, { nullable: true, description: 'The visitor’s session.' })
  session?: string | null;

  @Field(() => ID, { nullable: true, description: 'The product; for all but CART and ORDER.' })
  product?: string | null;

  @Field(() => [CartItemInput], {
    nullable: true,
    description: 'What the cart holds now, for CART; what was ordered, for ORDER.',
  })
  items?: CartItemInput[] | null;

  @Field(() => ID, { nullable: true, description: 'Your id of the order, for ORDER; made up if left out.' })
  order?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The `id` of the list that offered it; for all that became of an offer.',
  })
  decision?: string | null;

  @Field(() => [ID], { nullable: true, description: 'All products that were seen, for SHOWN.' })
  products?: string[] | null;

  @Field(() => Float, { nullable: true, description: 'How many, for CARTED and BOUGHT.' })
  quantity?: number | null;

  @Field(() => String, { nullable: true, description: 'Where the offer stood.' })
  placement?: string | null;

  @Field(() => String, { nullable: true, description: 'The channel it was shown in, e.g. email.' })
  channel?: string | null;

  @Field(() => ID, { nullable: true, description: 'The campaign it was shown for.' })
  campaign?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was turned down, for DISMISSED.' })
  reason?: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When; now, if left out.' })
  occurredAt?: Date | null;
}
