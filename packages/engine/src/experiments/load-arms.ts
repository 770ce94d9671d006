import {
  type ArmChanges,
  type Epoch,
  type Experiment,
  NO_RULES,
  type Placement,
  type RuleSet,
} from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { loadEpochById } from '../offers/load-epoch.js';
import { parsePlacement } from '../placements/parse-placement.js';
import { loadPlacements } from '../placements/load-placements.js';
import { loadRuleSet } from '../rules/load-rule-set.js';

/** What an arm changes, read. */
export interface LoadedArm {
  readonly id: string;
  readonly changes: ArmChanges;
  readonly rules: RuleSet | null;
  readonly epoch: Epoch | null;
}

export interface LoadedArms {
  readonly arms: readonly LoadedArm[];
  /** Why it cannot be served, in a sentence; null where it can. */
  readonly problem: string | null;
}

/** Reads what the arms of an experiment need. One that cannot be served whole is not served at all: its arms would not be alike. */
export async function loadArms(graph: Pick<Graph, 'read'>, { design }: Experiment): Promise<LoadedArms> {
  const placements = await loadPlacements(graph as Graph);
  const loaded = await Promise.all(
    design.arms.map(async ({ id, changes }) => {
      const rules = changes.rules === undefined ? null : await rulesOf(graph, changes.rules);
      const epoch = changes.epoch === undefined ? null : await loadEpochById(graph as Graph, changes.epoch);
      const problems = [
        ...(rules === 'missing'
          ? [`arm ${id}: version ${changes.rules} of the rules was never approved`]
          : []),
        ...(changes.epoch !== undefined && epoch === null
          ? [`arm ${id}: the graph does not have the epoch ${changes.epoch}`]
          : []),
        ...placementProblems(id, changes, { placements, named: design.target.placements }),
      ];
      return { arm: { id, changes, rules: rules === 'missing' ? null : rules, epoch }, problems };
    }),
  );
  const problems = loaded.flatMap((one) => one.problems);
  return {
    arms: loaded.map(({ arm }) => arm),
    problem: problems.length === 0 ? null : `${design.id} cannot be served: ${problems.join('; ')}.`,
  };
}

async function rulesOf(graph: Pick<Graph, 'read'>, version: number): Promise<RuleSet | 'missing'> {
  if (version === 0) return NO_RULES;
  const found = await loadRuleSet(graph, version);
  const isApproved = found !== null && ['approved', 'published', 'retired'].includes(found.state);
  return isApproved ? { version: found.version, rules: found.rules } : 'missing';
}

function placementProblems(
  arm: string,
  { placement: patch }: ArmChanges,
  { placements, named }: { readonly placements: readonly Placement[]; readonly named: readonly string[] },
): string[] {
  const missing = named.filter((id) => !placements.some((one) => one.id === id));
  if (patch === undefined) return missing.map((id) => `there is no placement ${id}`);
  return placements
    .filter(({ id }) => named.length === 0 || named.includes(id))
    .flatMap((placement) => {
      const parsed = patched(placement, patch);
      return parsed.ok
        ? []
        : parsed.refusal.map(({ field, problem }) => `arm ${arm}, ${placement.id}: ${field}: ${problem}`);
    });
}

/** A placement with members that are other than they are; objects are gone into, the rest is replaced. Its id and channel stay. */
export const patched = (placement: Placement, patch: Readonly<Record<string, unknown>>) =>
  parsePlacement({ ...(merged(placement, patch) as object), id: placement.id, channel: placement.channel });

function merged(from: unknown, patch: unknown): unknown {
  if (!isObject(from) || !isObject(patch)) return patch;
  return Object.fromEntries([
    ...Object.entries(from),
    ...Object.entries(patch).map(([key, value]) => [key, merged(from[key], value)] as const),
  ]);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
