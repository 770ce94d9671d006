export * from './baselines/baselines.js';
export * from './base-rate.js';
export * from './build-history.js';
export * from './edges/fit-related.js';
export * from './log-likelihood-ratio.js';
export * from './content/embed-content.js';
export * from './content/mine-similar.js';
export * from './mine-bundles.js';
export * from './mine-complements.js';
export * from './mine-repeats.js';
export * from './mine-sequences.js';
export * from './mine-substitutes.js';
export * from './mine-upgrades.js';
export * from './product-traits.js';
export * from './tell-apart.js';
export * from './mine-top-sellers.js';
export * from './precision-recall.js';
export * from './structural-coefficients.js';
export * from './purchase-history.js';
export * from './ranking-metrics.js';
export * from './fit-platt.js';
export * from './evaluation/attributes-of.js';
export * from './evaluation/evaluate.js';
export * from './evaluation/explanation-quality.js';
export * from './evaluation/folds.js';
export * from './evaluation/measures.js';
export * from './ranker/knowledge.js';
export * from './ranker/signals-of.js';
export * from './ranker/rank.js';
export * from './edges/edge-list.js';
export type { Fold, Tuned } from './ranker/tune.js';
export type { Case } from './coefficients/tuning-set.js';
export type { Signal } from './signals/signal.js';
export * from './evaluation/ablate.js';
export * from './ranker/fit-scores.js';
export type { Attribute } from './matrix/attribute-matrix.js';
export * from './signals/past.js';
export * from './uplift/average-effect.js';
export * from './uplift/design-matrix.js';
export * from './uplift/learners.js';
export * from './uplift/qini.js';
export * from './seeded.js';
export * from './rollout/collisions.js';
export * from './rollout/judge-arms.js';
export { latencyAt, latencyStep } from './rollout/latency.js';
export {
  binomialTail,
  chiSquaredTail,
  type Counted,
  higherThan,
  logGamma,
  lowerThan,
} from '@wherefore/experiments';
export * from './drift/area-under-curve.js';
export * from './drift/bins.js';
export * from './drift/compare-counts.js';
export * from './segments/mine-lifecycle.js';
export * from './segments/mine-tastes.js';
export * from './calibration/calibrate.js';
export * from './calibration/fit-curve.js';
export * from './calibration/reliability.js';
export { everyNth } from './every-nth.js';
export {
  aliveChance,
  type BgNbd,
  expectedPurchases,
  fitBgNbd,
  nextPurchase,
  type Purchasing,
} from './people/bg-nbd.js';
export { expectedValue, fitGammaGamma, type GammaGamma, type Spending } from './people/gamma-gamma.js';
export {
  type Forecast,
  type Forecasts,
  forecastPeople,
  type PeopleModels,
  type Spendings,
} from './people/forecast-people.js';
export { type Backtest, backtestPeople } from './people/backtest-people.js';
export { priceLevels } from './people/price-levels.js';
