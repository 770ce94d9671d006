import { actsForAnybody, type Principal } from '@wherefore/contracts';
import { accessError } from '../graphql/access/access-error.js';
import { TrackType } from '../graphql/types/inputs.js';

/**
 * Orders teach what goes with what: in a real shop only its own server tells of them. Throws FORBIDDEN for those of
 * browsers, unless they are `welcome`.
 */
export function forbidVisitorsOrders(
  principal: Principal,
  events: readonly { readonly type: TrackType }[],
  welcome: boolean,
): void {
  if (welcome || actsForAnybody(principal)) return;
  if (events.some(({ type }) => type === TrackType.ORDER))
    throw accessError('FORBIDDEN', 'Orders are reported by the shop’s own server, with a storefront token');
}
