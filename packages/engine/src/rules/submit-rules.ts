import type { Result, RuleSetVersion } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { moveRules, type RulesMove } from './move-rules.js';
import type { RulesRefused } from './rules-refused.js';

/** Asks for a draft to be approved. */
export const submitRules = (
  graph: Graph,
  move: RulesMove,
  now: Date,
): Promise<Result<RuleSetVersion, RulesRefused>> =>
  moveRules(graph, { ...move, now }, { what: 'rules.submit', from: ['draft'], to: 'submitted' });
