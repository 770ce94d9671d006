import { OfferRequest } from '@wherefore/contracts';
import { decideOffers } from '@wherefore/engine';
import { searchCustomers } from '@wherefore/graph';
import pc from 'picocolors';
import { offerText } from '../print/offer.js';
import type { Screen } from '../print/screen.js';
import type { CommandParts } from '../stack/parts.js';

/** How many customers are looked at to find one whose first offer rests on a purchase. */
const LOOKED_AT = 30;

/** Prints one explained offer and where everything is. */
export async function showOff(
  parts: CommandParts,
  screen: Screen,
  stack: { api: string; seconds: number },
): Promise<void> {
  const shown = await findOffer(parts);
  screen.say();
  if (shown === null)
    screen.say(
      'The graph holds no customers to make an offer to yet: `wherefore import --help`, then `wherefore learn`.',
    );
  else
    screen.say(
      `${pc.dim(`First offer for customer ${shown.customer} on the home page:`)}\n\n${offerText(shown.offer)}`,
    );
  const { config } = parts;
  screen.say();
  screen.say(`Console           ${pc.cyan(stack.api)}`);
  if (config.WHEREFORE_DEMO_SHOP !== 'off') screen.say(`Demo shop         ${pc.cyan(`${stack.api}/shop`)}`);
  screen.say(`GraphQL explorer  ${pc.cyan(`${stack.api}/graphiql`)}`);
  screen.say(`Job dashboard     ${pc.cyan(`${stack.api}/jobs`)}`);
  screen.say(
    `Neo4j Browser     ${pc.cyan(`${config.NEO4J_BROWSER_URL}/browser/`)}  user ${config.NEO4J_USER}, password ${config.NEO4J_PASSWORD}`,
  );
  screen.say(
    `Feeds             POST ${stack.api}/events  with  Authorization: Bearer ${config.WHEREFORE_FEED_TOKEN}`,
  );
  screen.say(pc.dim(`Ready after ${stack.seconds.toFixed(1)} s.`));
}

async function findOffer(parts: CommandParts) {
  const customers = await parts.graph.read(searchCustomers, { search: '', after: '', limit: LOOKED_AT });
  let best = null;
  for (const { id } of customers) {
    const request = OfferRequest.parse({ customer: id, first: 1 });
    const decided = await decideOffers(await parts.desk(), request, { now: new Date() });
    const offer = decided.ok ? decided.value.decision.offers[0] : undefined;
    if (offer === undefined) continue;
    best ??= { customer: id, offer };
    if (offer.because.contributions[1]?.source === 'complements') return { customer: id, offer };
  }
  return best;
}
