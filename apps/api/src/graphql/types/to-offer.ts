import type {
  Because as BecauseFacts,
  Contribution as ContributionFacts,
  Decision,
  Offer as OfferFacts,
  PathRelationship as RelationshipFacts,
} from '@wherefore/contracts';
import type { RequestContext } from '../context.js';
import {
  type Because,
  type Contribution,
  ContributionKind,
  type EvidencePath,
  type PathRelationship,
} from './explanation.js';
import { money } from './money.js';
import type { Offer, OfferList } from './offer.js';
import { toProduct } from './product.js';
import { pathText } from '@wherefore/engine';

type Browser = RequestContext['browser'];

/** A decision as the API shows it. */
export function toOfferList(decision: Decision, browser: Browser): OfferList {
  return {
    id: decision.id,
    at: new Date(decision.at),
    placement: decision.request.placement,
    epoch: decision.epoch,
    personalised: decision.personalised,
    candidates: decision.candidates,
    notes: [...decision.notes],
    degraded: [...decision.degraded],
    offers: decision.offers.map((offer) => toOffer(offer, browser)),
    refused: decision.refused.map(({ product, rule, reason }) => ({ productId: product, rule, reason })),
    empty: decision.empty,
    tookMs: decision.tookMs,
  };
}

export function toOffer(offer: OfferFacts, browser: Browser): Offer {
  return {
    rank: offer.rank,
    product: toProduct(offer.product),
    price: money(offer.product.price, offer.product.currency),
    score: offer.score,
    propensity: offer.propensity,
    because: toBecause(offer.because, offer.score, browser),
  };
}

function toBecause(because: BecauseFacts, score: number, browser: Browser): Because {
  const added = because.contributions.reduce((sum, one) => (one.kind === 'path' ? sum + one.value : sum), 0);
  const contributions = because.contributions.map((one) => toContribution(one, added));
  return {
    headline: because.headline,
    score,
    contributions,
    paths: contributions.flatMap(({ path }) => path ?? []),
    cypher: {
      statement: because.cypher.statement,
      parameters: JSON.stringify(because.cypher.parameters),
      browser: because.cypher.browser,
      browserUrl: browserUrl(because.cypher.browser, browser),
    },
  };
}

function toContribution(one: ContributionFacts, added: number): Contribution {
  return {
    kind: one.kind === 'base' ? ContributionKind.BASE : ContributionKind.PATH,
    source: one.source,
    label: one.label,
    value: one.value,
    share: one.kind === 'base' || added === 0 ? 0 : one.value / added,
    coefficient: one.coefficient,
    weight: one.weight,
    strength: one.strength,
    path: toPath(one),
  };
}

function toPath({ path, value }: ContributionFacts): EvidencePath | null {
  if (path === null) return null;
  return {
    nodes: [...path.nodes],
    relationships: path.relationships.map(toRelationship),
    contribution: value,
    text: pathText(path),
  };
}

function toRelationship({ type, from, to, properties }: RelationshipFacts): PathRelationship {
  const { source, epoch, at } = properties;
  return {
    type,
    from,
    to,
    source: typeof source === 'string' ? source : null,
    epoch: typeof epoch === 'string' ? epoch : null,
    at: typeof at === 'string' ? new Date(at) : null,
    properties: Object.entries(properties).map(([name, value]) => ({ name, value: String(value) })),
  };
}

/** A link that opens Neo4j Browser with a statement in its editor. */
function browserUrl(statement: string, { url, bolt }: Browser): string {
  const query = new URLSearchParams({ dbms: bolt, cmd: 'edit', arg: statement });
  return `${url}/browser/?${query.toString().replace(/\+/g, '%20')}`;
}
