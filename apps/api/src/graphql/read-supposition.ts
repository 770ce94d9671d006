import { NO_RULES, type Placement, type RuleSet, WhereforeError } from '@wherefore/contracts';
import { findSegments, loadRuleSet, parsePlacement, type Supposition } from '@wherefore/engine';
import type { Parts } from './context.js';
import type { PlacementInput } from './types/placement-input.js';
import { plainSupposition, type SuppositionInput } from './types/supposition.js';
import { toConfiguration } from './types/to-placement.js';

/** What should be different, with what it names looked up. Throws BAD_INPUT for what there is not, or cannot be. */
export async function readSupposition(
  { graph }: Pick<Parts, 'graph'>,
  input: SuppositionInput,
): Promise<Supposition> {
  const { segments, placement, rules } = input;
  const [named, held] = await Promise.all([
    segments ? namedSegments(graph, segments) : null,
    typeof rules === 'number' ? rulesOf(graph, rules) : null,
  ]);
  return {
    ...plainSupposition(input),
    ...(named === null ? {} : { segments: named }),
    ...(held === null ? {} : { rules: held }),
    ...(placement ? { placement: configurationOf(placement) } : {}),
  };
}

/** Segments by what they are called; one that the shop does not have (yet) by its id. */
async function namedSegments(
  graph: Parts['graph'],
  ids: readonly string[],
): Promise<NonNullable<Supposition['segments']>> {
  if (ids.length === 0) return [];
  const { items } = await findSegments(graph, { ids: [...ids], first: ids.length, after: '' });
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return ids.map((id) => ({ id, name: names.get(id) ?? id }));
}

async function rulesOf(graph: Parts['graph'], version: number): Promise<RuleSet> {
  const set = version === NO_RULES.version ? NO_RULES : await loadRuleSet(graph, version);
  if (set === null) throw new WhereforeError('BAD_INPUT', `rules: there is no version ${version}`);
  return { version: set.version, rules: set.rules };
}

function configurationOf(input: PlacementInput): Placement {
  const parsed = parsePlacement(toConfiguration(input));
  if (parsed.ok) return parsed.value;
  const problems = parsed.refusal.map(({ field, problem }) => `placement.${field}: ${problem}`);
  throw new WhereforeError('BAD_INPUT', problems.join('; '));
}
