import { type Coverage, runCoverage } from './coverage.js';
import { type LooksFound, runLossy, runSame } from './daily-looks.js';
import { type Regret, runRegret } from './regret.js';
import { timeReadOut, type TimedReadOut } from './time-read-out.js';

export interface ExperimentsReport {
  readonly same: LooksFound;
  readonly lossy: ReturnType<typeof runLossy>;
  readonly covered: Coverage;
  readonly regret: Regret;
  readonly readOut: TimedReadOut;
}

/** The proofs of the statistics at full size: minutes of computing, nothing is booted. */
export async function runExperiments(say: (line: string) => void): Promise<ExperimentsReport> {
  say('1,000 experiments that change nothing, 28 looks each');
  const same = runSame({ experiments: 1_000, days: 28, unitsPerDay: 500 });
  say('200 experiments that lose 4 % of one arm');
  const lossy = runLossy(200);
  say('2,000 simulations of planted effects');
  const covered = runCoverage(2_000);
  say('a bandit over 60 days');
  const regret = runRegret({ days: 60, visitsPerDay: 5_000 });
  say('a read-out of one million decisions');
  return { same, lossy, covered, regret, readOut: await timeReadOut(1_000_000) };
}
