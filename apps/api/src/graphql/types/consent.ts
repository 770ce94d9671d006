import { createUnionType, Field, ObjectType, registerEnumType } from 'type-graphql';
import { isRefused, RequestRefused } from './offer.js';

/** What a customer may agree to. */
export enum ConsentPurpose {
  PERSONALISATION = 'personalisation',
  MARKETING = 'marketing',
}
registerEnumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description: 'What a customer may agree to.',
  valuesConfig: {
    PERSONALISATION: { description: 'Offers may follow from what they did.' },
    MARKETING: { description: 'They may be written to, on a channel.' },
  },
});

@ObjectType({ description: 'What a customer has agreed to.' })
export class Consent {
  @Field(() => Boolean, {
    description: 'May their own history be used for offers? The shop’s default where they never said.',
  })
  personalisation!: boolean;
}

@ObjectType({ description: 'A customer’s word, taken.' })
export class ConsentChanged {
  @Field(() => Boolean, { description: 'What they said.' })
  granted!: boolean;

  @Field(() => Boolean, {
    description:
      'Do all offers from now on keep to it? If not, it is durable, and a worker will take it soon.',
  })
  inEffect!: boolean;
}

export const ChangeConsentResult = createUnionType({
  name: 'ChangeConsentResult',
  description: 'A customer’s word, taken, or why it was not understood.',
  types: () => [ConsentChanged, RequestRefused] as const,
  resolveType: (value) => (isRefused(value) ? RequestRefused : ConsentChanged),
});
