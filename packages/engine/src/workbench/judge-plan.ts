import type { Explained, PlanStep } from '@wherefore/graph';
import { refusal, type WorkbenchRefused } from './refusal.js';

/** Operators that only read this graph, as Neo4j 5.26 names them. What is not here is refused, whatever it may be. */
const OPERATORS: ReadonlySet<string> = new Set(
  `
  AllNodesScan NodeByLabelScan UnionNodeByLabelsScan IntersectionNodeByLabelsScan SubtractionNodeByLabelsScan
  NodeByElementIdSeek NodeByIdSeek NodeIndexSeek NodeIndexScan NodeUniqueIndexSeek MultiNodeIndexSeek NodeIndexSeekByRange
  NodeUniqueIndexSeekByRange NodeIndexContainsScan NodeIndexEndsWithScan NodeCountFromCountStore
  RelationshipCountFromCountStore DirectedAllRelationshipsScan UndirectedAllRelationshipsScan
  DirectedRelationshipTypeScan UndirectedRelationshipTypeScan DirectedUnionRelationshipTypesScan
  UndirectedUnionRelationshipTypesScan DirectedRelationshipIndexSeek UndirectedRelationshipIndexSeek
  DirectedRelationshipIndexScan UndirectedRelationshipIndexScan DirectedRelationshipByElementIdSeek
  UndirectedRelationshipByElementIdSeek DirectedRelationshipByIdSeek UndirectedRelationshipByIdSeek
  Argument Expand(All) Expand(Into) OptionalExpand(All) OptionalExpand(Into) VarLengthExpand(All) VarLengthExpand(Into)
  VarLengthExpand(Pruning) VarLengthExpand(Pruning,BFS) VarLengthExpand(Pruning,BFS,All) VarLengthExpand(Pruning,BFS,Into)
  Repeat(Trail) BidirectionalRepeat(Trail) StatefulShortestPath(All) StatefulShortestPath(Into) ShortestPath ShortestPaths
  Filter CacheProperties Projection EmptyRow EmptyResult ProduceResults Distinct OrderedDistinct Aggregation EagerAggregation
  OrderedAggregation Sort PartialSort Top PartialTop Top1WithTies PartialTop1WithTies Limit Skip Eager Unwind Union OrderedUnion
  Apply SemiApply AntiSemiApply SelectOrSemiApply SelectOrAntiSemiApply LetSemiApply LetAntiSemiApply LetSelectOrSemiApply
  LetSelectOrAntiSemiApply ConditionalApply AntiConditionalApply RollUpApply CartesianProduct NodeHashJoin ValueHashJoin
  NodeLeftOuterHashJoin NodeRightOuterHashJoin LeftOuterHashJoin RightOuterHashJoin Optional AssertSameNode
  AssertSameRelationship TriadicSelection TriadicBuild TriadicFilter ProcedureCall
  `
    .trim()
    .split(/\s+/),
);

/** Rows that one step may be expected to have; two lists without a connection between them have the product of both. */
const MOST_EXPECTED = 20_000_000;
const MOST_OF_CARTESIAN = 1_000_000;
/** Relationships that one path may have. */
const LONGEST_PATH = 6;

/** Whether a plan may run: that it reads only, by operators that are known, and what it would cost as far as plans say. */
export function judgePlan({ type, plan }: Explained): WorkbenchRefused | null {
  if (type !== 'r' || plan === null) {
    const advice = 'The workbench only reads; changes come through feeds.';
    return refusal('not-read-only', 'Neo4j says that this does more than read', { advice });
  }
  return judgeStep(plan);
}

function judgeStep(step: PlanStep): WorkbenchRefused | null {
  if (!OPERATORS.has(step.operator)) {
    const advice = 'Ask in another way, or in Neo4j Browser where you may.';
    return refusal('not-allowed', `The plan's operator ${step.operator} is not allowed`, { advice });
  }
  return (
    judgeCost(step) ?? step.children.reduce<WorkbenchRefused | null>((no, one) => no ?? judgeStep(one), null)
  );
}

function judgeCost({ operator, details, estimatedRows }: PlanStep): WorkbenchRefused | null {
  const rows = Math.round(estimatedRows ?? 0);
  if (operator === 'CartesianProduct' && rows > MOST_OF_CARTESIAN) {
    const message = `Everything of one is combined with everything of the other: about ${rows} rows`;
    return tooCostly(message, 'Connect the patterns by a relationship, or narrow each of them down first.');
  }
  if (rows > MOST_EXPECTED)
    return tooCostly(
      `${operator} would have about ${rows} rows`,
      'Narrow it down by a label or a property first.',
    );
  if (/^(VarLengthExpand|ShortestPath|StatefulShortestPath|Repeat|BidirectionalRepeat)/.test(operator)) {
    const longest = longestPath(details);
    if (longest > LONGEST_PATH) {
      const length = longest === Infinity ? 'of any length' : `of up to ${longest} relationships`;
      return tooCostly(
        `Paths ${length} are looked for`,
        `Write at most ${LONGEST_PATH}, such as [:RELATED*1..3].`,
      );
    }
  }
  return null;
}

const tooCostly = (message: string, advice: string): WorkbenchRefused =>
  refusal('too-costly', message, { advice });

/** Reads `-[r:X*..3]->`, `-[*]-`, `-[*2]-`, `{1, 4}` and `{1, }` as plans write them; single relationships are of length 1. */
function longestPath(details: string): number {
  const repeated = [...details.matchAll(/\{\s*\d*\s*,\s*(\d*)\s*\}/g)].map(([, most = '']) => most);
  const starred = [...details.matchAll(/\*(\d*)(\.\.)?(\d*)/g)].map(([, from = '', range, to = '']) =>
    range === undefined ? from : to,
  );
  return Math.max(1, ...[...repeated, ...starred].map((most) => (most === '' ? Infinity : Number(most))));
}
