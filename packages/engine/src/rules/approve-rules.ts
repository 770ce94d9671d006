import type { Result, RuleSetVersion } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { moveRules, type RulesMove } from './move-rules.js';
import type { RulesRefused } from './rules-refused.js';
import { secondPersonMissing } from './second-person.js';

/** Approves a submitted version, so that it may be published; for high-risk changes not by its author. */
export const approveRules = (
  graph: Graph,
  move: RulesMove,
  now: Date,
): Promise<Result<RuleSetVersion, RulesRefused>> =>
  moveRules(
    graph,
    { ...move, now },
    {
      what: 'rules.approve',
      from: ['submitted'],
      to: 'approved',
      objection: (set, ledger) => secondPersonMissing(set, move.who, ledger),
    },
  );
