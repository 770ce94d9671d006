import { labelFacts } from '../format/facts.js';
import type { PathNode, PathRelationship } from '../operations/offer-model.js';
import type { LinkText, Reason, Role } from './scene.js';

/** A node on its way through a lane. Equal keys are the same drawn node. */
export interface Stop {
  readonly key: string;
  readonly role: Role;
  readonly node: PathNode;
  readonly context: string | null;
}

/** What runs between one stop and the next. */
export interface Hop {
  readonly texts: readonly LinkText[];
  readonly arrow: 'to' | 'from' | 'none';
}

/** Paths over the same nodes share a lane: one row of the drawing from the start to the offer. */
export interface Lane {
  readonly stops: readonly Stop[];
  readonly hops: readonly Hop[];
  readonly reasons: readonly number[];
}

const VISIT: PathNode = { label: 'Visit', id: 'visit', name: 'This visit' };

function stopsOf({ path, context }: Reason): Stop[] {
  const nodes = context === null ? path.nodes : [VISIT, ...path.nodes];
  let key = '';
  return nodes.map((node, index) => {
    key += `/${node.label}:${node.id}`;
    const last = index === nodes.length - 1;
    const role = last ? 'offer' : index > 0 ? 'step' : context === null ? 'start' : 'visit';
    const known = context !== null && index === 1 ? context : null;
    return { key: last ? 'offer' : key, role, node, context: known };
  });
}

const textOf = (one: PathRelationship): LinkText => ({ type: one.type, facts: labelFacts(one) });

/** Relationships between two nodes; one from a node to itself is written on the line that leads to the node. */
function hopsOf({ path, context }: Reason): Hop[] {
  const loopsAt = (node: number): LinkText[] =>
    path.relationships.filter(({ from, to }) => from === node && to === node).map(textOf);
  const stored = path.nodes.slice(1).map((_, index): Hop => {
    const along = path.relationships.filter(({ from, to }) => from !== to && Math.min(from, to) === index);
    const arrow = along.some(({ from, to }) => from > to) ? 'from' : 'to';
    return { texts: [...along.map(textOf), ...loopsAt(index + 1)], arrow };
  });
  if (context === null) return stored;
  return [{ texts: [{ type: context, facts: '' }, ...loopsAt(0)], arrow: 'none' }, ...stored];
}

/** Two hops between the same stops as one: every text once. */
export function mergeHops(a: Hop, b: Hop): Hop {
  const seen = new Set(a.texts.map((text) => `${text.type} ${text.facts}`));
  return { ...a, texts: [...a.texts, ...b.texts.filter((text) => !seen.has(`${text.type} ${text.facts}`))] };
}

function mergeLanes(a: Lane, b: Lane): Lane {
  const hops = a.hops.map((hop, index) => {
    const other = b.hops[index];
    return other === undefined ? hop : mergeHops(hop, other);
  });
  return { stops: a.stops, hops, reasons: [...a.reasons, ...b.reasons] };
}

/** Lanes in drawing order: by importance, but lanes that share their first steps stay together. */
export function lanesOf(reasons: readonly Reason[]): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const reason of reasons) {
    const lane: Lane = { stops: stopsOf(reason), hops: hopsOf(reason), reasons: [reason.index] };
    const key = lane.stops.map((stop) => stop.key).join(' ');
    const existing = lanes.get(key);
    lanes.set(key, existing ? mergeLanes(existing, lane) : lane);
  }
  return together([...lanes.values()], 0);
}

/** Groups lanes by their stop at `depth`, groups in order of first appearance, and so on down the lanes. */
function together(lanes: readonly Lane[], depth: number): Lane[] {
  if (lanes.length < 2) return [...lanes];
  const groups = new Map<string, Lane[]>();
  for (const lane of lanes) {
    const key = lane.stops[depth]?.key ?? '';
    groups.set(key, [...(groups.get(key) ?? []), lane]);
  }
  if (groups.size === 1 && groups.has('')) return [...lanes];
  return [...groups.values()].flatMap((group) => together(group, depth + 1));
}
