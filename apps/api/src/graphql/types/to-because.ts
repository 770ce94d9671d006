import type {
  Because as BecauseFacts,
  Contribution as ContributionFacts,
  EvidencePath as EvidencePathFacts,
  PathRelationship as RelationshipFacts,
} from '@wherefore/contracts';
import { pathText, shapeBecause } from '@wherefore/engine';
import type { RequestContext } from '../context.js';
import {
  type Because,
  type Contribution,
  ContributionKind,
  type CypherStatement,
  type EvidencePath,
  type PathRelationship,
} from './explanation.js';

/** Who looks: where their links lead and how much of an explanation they get. */
export type View = Pick<RequestContext, 'browser' | 'explanationLevel'>;

/** An explanation as the API shows it; each part is made when it is read. */
export const toBecause = (because: BecauseFacts, score: number, view: View): Because =>
  new BecauseView(because, score, view);

class BecauseView implements Because {
  private madeContributions: Contribution[] | undefined;
  private madeCypher: CypherStatement | undefined;

  constructor(
    private readonly because: BecauseFacts,
    readonly score: number,
    private readonly view: View,
  ) {}

  get headline() {
    return this.because.headline;
  }
  get contributions() {
    return (this.madeContributions ??= toContributions(this.because));
  }
  get firstPath() {
    return firstPathOf(this.because, this.view.explanationLevel);
  }
  get paths() {
    return this.contributions.flatMap(({ path }) => path ?? []);
  }
  get cypher() {
    return (this.madeCypher ??= toCypher(this.because, this.view.browser));
  }
}

type FirstPaths = Partial<Record<View['explanationLevel'], EvidencePath | null>>;

/** An explanation outlives its answer where the same is explained again; its first path is then at hand. */
const firstPaths = new WeakMap<BecauseFacts, FirstPaths>();

function firstPathOf(because: BecauseFacts, level: View['explanationLevel']): EvidencePath | null {
  let known = firstPaths.get(because);
  if (known === undefined) {
    known = {};
    firstPaths.set(because, known);
  }
  const path = known[level];
  if (path !== undefined) return path;
  const { firstPath } = shapeBecause(because, level);
  return (known[level] = firstPath === null ? null : toPath(firstPath.path, firstPath.value));
}

function toContributions({ contributions }: BecauseFacts): Contribution[] {
  const added = contributions.reduce((sum, one) => (one.kind === 'base' ? sum : sum + one.value), 0);
  return contributions.map((one) => toContribution(one, added));
}

const KINDS: Readonly<Record<ContributionFacts['kind'], ContributionKind>> = {
  base: ContributionKind.BASE,
  path: ContributionKind.PATH,
  model: ContributionKind.MODEL,
};

/** `added` is everything that was added above the base rate. */
export function toContribution(one: ContributionFacts, added: number): Contribution {
  return {
    kind: KINDS[one.kind],
    source: one.source,
    label: one.label,
    value: one.value,
    share: one.kind === 'base' || added === 0 ? 0 : one.value / added,
    coefficient: one.coefficient,
    weight: one.weight,
    strength: one.strength,
    anchorKind: one.anchor?.kind ?? null,
    path: one.path === null ? null : toPath(one.path, one.value),
  };
}

function toPath(path: EvidencePathFacts, value: number): EvidencePath {
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
    properties: Object.entries(properties).map(([name, one]) => ({ name, value: String(one) })),
  };
}

function toCypher({ cypher }: BecauseFacts, { url, bolt }: RequestContext['browser']): CypherStatement {
  const query = new URLSearchParams({ dbms: bolt, cmd: 'edit', arg: cypher.browser });
  return {
    statement: cypher.statement,
    parameters: JSON.stringify(cypher.parameters),
    browser: cypher.browser,
    browserUrl: `${url}/browser/?${query.toString().replace(/\+/g, '%20')}`,
  };
}
