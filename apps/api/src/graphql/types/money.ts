import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An amount in a currency.' })
export class Money {
  @Field(() => Float, { description: 'The amount, in units of the currency (not cents).' })
  amount!: number;

  @Field(() => String, { description: 'ISO 4217 code. XXX where the feed named none.' })
  currency!: string;
}

/** A price as money, or null where there is none. */
export function money(amount: number | null, currency: string | null): Money | null {
  return amount === null ? null : { amount, currency: currency ?? 'XXX' };
}
