import { WhereforeError } from '@wherefore/contracts';
import { exportPerson, forgetPerson, personAsked, withForgetting } from '@wherefore/engine';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Parts, RequestContext } from '../context.js';
import { Json } from '../types/json.js';
import { ForgetReceipt, PersonInput, toReceipt } from '../types/forget.js';

@Resolver()
export class PrivacyResolver {
  @Mutation(() => ForgetReceipt, {
    description:
      'Forget a person in every store, for good, and keep them from coming back. Nobody being found is no error.',
  })
  async forgetPerson(
    @Arg('person', () => PersonInput) person: PersonInput,
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<ForgetReceipt> {
    const asked = personAsked(person);
    const receipt = await withForgetting(parts, placesOf(parts), (forgetting) =>
      forgetPerson(forgetting, { asked, who: principal.subject, why }, now),
    );
    return toReceipt(receipt);
  }

  @Mutation(() => Json, {
    description:
      'Everything that there is of a customer: what was provided, observed, offered and why, and derived. It is noted in the audit trail.',
  })
  exportPerson(
    @Arg('customer', () => ID) customer: string,
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<unknown> {
    return withForgetting(parts, placesOf(parts), (forgetting) =>
      exportPerson(forgetting, { customer, who: principal.subject, why }, now),
    );
  }
}

function placesOf({ forgetting }: Parts) {
  if (forgetting === undefined) throw new WhereforeError('UNAVAILABLE', 'Nobody can be forgotten here');
  return forgetting;
}
