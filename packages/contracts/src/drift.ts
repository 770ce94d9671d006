/** How far something has moved: `waits` where there is too little to say, `moved` beyond chance, `far` so much that learning is due. */
export const DRIFT_LEVELS = Object.freeze(['waits', 'calm', 'moved', 'far'] as const);
export type DriftLevel = (typeof DRIFT_LEVELS)[number];

/** One thing that is watched for drift. */
export interface DriftFinding {
  /** What orders are like, what evidence does in decisions, how well scores tell, how old things are, how feeds do. */
  readonly of: 'orders' | 'evidence' | 'quality' | 'freshness' | 'feeds';
  readonly name: string;
  readonly level: DriftLevel;
  /** A sentence with the figures. */
  readonly detail: string;
  /** What to do about it; null where nothing is to be done. */
  readonly advice: string | null;
  /** Population stability index, and what it exceeds by chance alone with samples of this size; null where there is none. */
  readonly psi: number | null;
  readonly bar: number | null;
}

/** What has moved since the current version was learned. */
export interface DriftReport {
  readonly at: string;
  /** The version that is current; null before the first. */
  readonly model: string | null;
  readonly findings: readonly DriftFinding[];
  /** Why it is time to learn; null where it is not. */
  readonly retrain: string | null;
}
