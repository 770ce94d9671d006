import { changeConsent, loadCustomer, TRACKED_SOURCE } from '@wherefore/engine';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { ChangeConsentResult, Consent, ConsentPurpose } from '../types/consent.js';

@Resolver()
export class ConsentResolver {
  @Query(() => Consent, { nullable: true, description: 'What a customer has agreed to; null for strangers.' })
  async consent(
    @Arg('customer', () => ID) customer: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<Consent | null> {
    const facts = await loadCustomer(parts, customer);
    return facts === null ? null : { personalisation: facts.personalisation };
  }

  @Mutation(() => ChangeConsentResult, {
    description: 'A customer agrees, or does not. Answers once the next offers keep to it.',
  })
  async changeConsent(
    @Arg('customer', () => ID) customer: string,
    @Arg('purpose', () => ConsentPurpose) purpose: ConsentPurpose,
    @Arg('granted', () => Boolean) granted: boolean,
    @Arg('channel', () => String, {
      defaultValue: 'any',
      description: 'Of marketing: any, email, push, phone, post, store.',
    })
    channel: string,
    @Ctx() { parts, now, backpressure }: RequestContext,
  ): Promise<typeof ChangeConsentResult> {
    await backpressure.assertRoom(new Map([[TRACKED_SOURCE, 1]]), now);
    const changed = await changeConsent(parts, { customer, purpose, channel, granted }, now);
    return changed.ok
      ? { granted, inEffect: changed.inEffect }
      : { code: 'invalid-consent', message: changed.reason };
  }
}
