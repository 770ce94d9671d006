export { allocateRange } from './assignment/allocate-range.js';
export { assign, NOTHING_TAKEN, type Subject, type Traffic } from './assignment/assign.js';
export { bucketOf, murmur3 } from './assignment/bucket.js';
export { betaPosterior, normalPosterior, type Posterior } from './bandit/posterior.js';
export { drawn, type Limits, thompson, withinLimits } from './bandit/thompson.js';
export { compareSegments, type SegmentEffect, type SegmentsCompared } from './decide/compare-segments.js';
export { benjaminiHochberg, holm } from './decide/multiple-testing.js';
export { type DayEffect, type Novelty, noveltyOf } from './decide/novelty.js';
export { type Judged, type JudgedGuardrail, shipRule, type ShipVerdict } from './decide/ship-rule.js';
export { type Adjusted, cupedEstimates } from './effects/cuped.js';
export {
  compare,
  type Comparison,
  type ComparisonOptions,
  type Effect,
  type Interval,
} from './effects/effect.js';
export { type Estimate, meanEstimate, ratioEstimate } from './effects/estimate.js';
export {
  added,
  countedMoments,
  covarianceOf,
  meanOf,
  type Moments,
  momentsOf,
  NO_UNITS,
  varianceOf,
} from './effects/moments.js';
export {
  compareTeams,
  type Drafted,
  type InterleavingResult,
  type Team,
  teamDraft,
} from './interleaving/team-draft.js';
export * from './numbers/exact-tests.js';
export { normalQuantile, normalTail, twoSided } from './numbers/normal.js';
export { seeded } from './numbers/seeded.js';
export { studentQuantile, studentTwoSided } from './numbers/student.js';
export {
  evaluatePolicy,
  POLICY_ESTIMATORS,
  POLICY_LIMITS,
  type PolicyEstimate,
  type PolicyEstimator,
  type PolicyEvaluation,
  type PolicyLimits,
  type Shown,
} from './offpolicy/evaluate-policy.js';
export { type Plan, planExperiment, type PlanInput } from './planning/plan-experiment.js';
export {
  type ArmCount,
  SAMPLE_RATIO_ALARM,
  type SampleRatio,
  sampleRatio,
} from './sequential/sample-ratio.js';
export { type Sequential, sequentialFactor, sequentialP } from './sequential/confidence-sequence.js';
export {
  type ArmComparison,
  type ArmReading,
  type MetricReading,
  type MetricSamples,
  readMetric,
  type ReadOptions,
} from './decide/read-metric.js';
