import { GraphQLISODateTime, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './page-info.js';
import { Product } from './product.js';

@ObjectType({ description: 'A group of customers.' })
export class Segment {
  @Field(() => ID, { description: 'The id of the segment.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it means.' })
  description!: string | null;

  @Field(() => Int, { description: 'How many customers are in it.' })
  customers!: number;
}

@ObjectType({ description: 'What a customer bought of one product, over time.' })
export class Purchase {
  @Field(() => Product, { description: 'The product.' })
  product!: Product;

  @Field(() => Int, { description: 'In how many orders.' })
  orders!: number;

  @Field(() => Float, { description: 'How many units.' })
  units!: number;

  @Field(() => Float, { description: 'For how much in all.' })
  spend!: number;

  @Field(() => GraphQLISODateTime, { description: 'When first.' })
  firstAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When last.' })
  lastAt!: Date;
}

@ObjectType({ description: 'A customer, as far as the shop told us and they agreed.' })
export class Customer {
  @Field(() => ID, { description: 'The shop’s id of the customer.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What the log and the models know the customer by.' })
  pseudonym!: string | null;

  @Field(() => String, { nullable: true, description: 'Country.' })
  country!: string | null;

  @Field(() => String, { nullable: true, description: 'Language and region, e.g. de-AT.' })
  locale!: string | null;

  @Field(() => Boolean, { description: 'May their own history be used for offers?' })
  personalisation!: boolean;

  @Field(() => Int, { description: 'Support tickets that are still open.' })
  openTickets!: number;

  @Field(() => Int, { description: 'How many different products they bought.' })
  products!: number;

  segmentIds!: readonly string[];
}

@ObjectType()
export class SegmentConnection extends connectionOf('Segment', Segment) {}
@ObjectType()
export class CustomerConnection extends connectionOf('Customer', Customer) {}
@ObjectType()
export class PurchaseConnection extends connectionOf('Purchase', Purchase) {}
