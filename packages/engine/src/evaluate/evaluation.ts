import type { ExplanationQuality, Measures, Protocol } from '@wherefore/learning';
import type { Interactions } from '@wherefore/log';
import type { Difference } from './difference.js';
import type { KeptPromises } from './kept-promises.js';

export interface EvaluateRun {
  readonly protocol: Protocol;
  /** Worker threads of the ridge; has no bearing on the result. */
  readonly threads: number;
  readonly onStage: (stage: string) => void;
}

/** How well a ranking does on one data set, beside others. */
export interface Evaluation {
  readonly protocol: Protocol;
  /** Rows read, by file; null where it was the shop's own log. */
  readonly rows: Interactions['rows'] | null;
  /** What the log was cut into; null where files were judged. */
  readonly shop: JudgedShop | null;
  readonly products: number;
  /** Customers, or sessions, that were judged. */
  readonly cases: number;
  /** Those that the coefficients were tuned on. */
  readonly tuningCases: number;
  /** May what one had be offered again? */
  readonly newOnly: boolean;
  /** `wherefore` first, then `current` where an epoch was judged, then the baselines. */
  readonly models: Readonly<Record<string, Measures>>;
  /** What Wherefore's NDCG@20 is above each other's, over the same cases. */
  readonly above: Readonly<Record<string, Difference>>;
  /** How well what is offered can be explained, of those models that have reasons. */
  readonly explanations: Readonly<Record<string, ExplanationQuality>>;
  /** How propensities were kept, of those models that promise any; of the own log, cut four weeks before its end, alone. */
  readonly kept: Readonly<Record<string, KeptPromises>>;
  /** What was fixed before anything was fitted. */
  readonly settings: Readonly<Record<string, number>>;
  /** By signal, per unit of strength; a score is the sum of coefficient x strength. */
  readonly coefficients: Readonly<Record<string, number>>;
  /** NDCG@20 that is lost without a family of signals, the other coefficients as they are. */
  readonly ablation: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Most memory this process ever had, megabytes. */
  readonly rss_mb: number;
}

/** A log cut in two, and the epoch that was judged on what came after. */
export interface JudgedShop {
  /** The latest order that was learned from, the first and the last that were judged by; ISO 8601. */
  readonly until: string;
  readonly from: string;
  readonly to: string;
  /** What is served now; null where nothing is. */
  readonly current: JudgedEpoch | null;
}

export interface JudgedEpoch {
  readonly epoch: string;
  /** The latest order that it was learned from; ISO 8601. */
  readonly until: string;
  /** Has it seen what it is judged by? Its figures flatter it then. */
  readonly leaks: boolean;
}
