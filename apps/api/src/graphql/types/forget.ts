import type { ForgetReceipt as Receipt } from '@wherefore/contracts';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';

@InputType({ description: 'Who is meant, by exactly one of these.' })
export class PersonInput {
  @Field(() => ID, { nullable: true, description: 'The shop’s own id of the customer.' })
  customer?: string | null;

  @Field(() => String, { nullable: true, description: 'Their e-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Their phone number, as the feed writes it.' })
  phone?: string | null;
}

@ObjectType({ description: 'What was done in one store.' })
export class ErasedFrom {
  @Field(() => String, { description: 'Which store.' })
  store!: string;

  @Field(() => Int, { description: 'What named the person there.' })
  found!: number;

  @Field(() => Int, { description: 'What of it is gone.' })
  removed!: number;

  @Field(() => Int, { description: 'What is kept and names nobody any more.' })
  blanked!: number;

  @Field(() => String, { description: 'What is counted.' })
  unit!: string;
}

@ObjectType({ description: 'What orders come to, in one currency.' })
export class KeptAmount {
  @Field(() => String, { description: 'ISO 4217 code; empty where the orders name none.' })
  currency!: string;

  @Field(() => Float, { description: 'The sum.' })
  amount!: number;
}

@ObjectType({
  description: 'That somebody was forgotten: what was found where, when, by whom and why. It names nobody.',
})
export class ForgetReceipt {
  @Field(() => ID, { description: 'The receipt’s own name.' })
  id!: string;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'Who did it.' })
  by!: string;

  @Field(() => String, { description: 'Why, without what names the person.' })
  why!: string;

  @Field(() => String, { description: 'Keyed hash of what they were looked for by.' })
  person!: string;

  @Field(() => Boolean, { description: 'Was there anything of them anywhere?' })
  found!: boolean;

  @Field(() => Int, { description: 'Customers that were one and the same person.' })
  customers!: number;

  @Field(() => [ErasedFrom], { description: 'Store by store.' })
  stores!: ErasedFrom[];

  @Field(() => Int, { description: 'Orders that stay, nobody’s.' })
  ordersKept!: number;

  @Field(() => [KeptAmount], {
    description:
      'What these come to: it still counts in every total, and in nothing that is measured per person.',
  })
  amountsKept!: KeptAmount[];
}

export const toReceipt = ({ at, stores, money, ...rest }: Receipt): ForgetReceipt => ({
  ...rest,
  at: new Date(at),
  stores: [...stores],
  ordersKept: money.orders,
  amountsKept: Object.entries(money.amounts).map(([currency, amount]) => ({ currency, amount })),
});
