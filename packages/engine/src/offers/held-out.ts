import type { Situation, Taken } from '@wherefore/contracts';

/** Who is held out is answered as somebody who has not agreed to personalisation: by what is happening now, not by who they are. */
export const asHeldOut = (situation: Situation, { holdout }: Taken): Situation =>
  holdout === null
    ? situation
    : { ...situation, consent: false, segments: [], subscriptions: [], behaviour: [], occasions: [] };
