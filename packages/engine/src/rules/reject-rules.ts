import type { Result, RuleSetVersion } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { moveRules, type RulesMove } from './move-rules.js';
import type { RulesRefused } from './rules-refused.js';

/** Turns a version down that was not published yet, for good. */
export const rejectRules = (
  graph: Graph,
  move: RulesMove,
  now: Date,
): Promise<Result<RuleSetVersion, RulesRefused>> =>
  moveRules(
    graph,
    { ...move, now },
    { what: 'rules.reject', from: ['draft', 'submitted', 'approved'], to: 'rejected' },
  );
