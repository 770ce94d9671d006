import { WhereforeError } from '@wherefore/contracts';
import { forgetPerson, personAsked, withForgetting } from '@wherefore/engine';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Parts, RequestContext } from '../context.js';
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
}

function placesOf({ forgetting }: Parts) {
  if (forgetting === undefined) throw new WhereforeError('UNAVAILABLE', 'Nobody can be forgotten here');
  return forgetting;
}
