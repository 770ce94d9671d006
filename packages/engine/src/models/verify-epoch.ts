import type { Desk } from '../offers/desk.js';
import { deskOfEpoch } from '../offers/desk-of-epoch.js';
import type { FiledScenario } from '../verify/parse-scenarios.js';
import { readScenarios } from '../verify/read-scenarios.js';
import { verifyScenario } from '../verify/verify-scenario.js';
import type { VerifyEpoch } from './check-version.js';

const MOST_SHOWN = 3;

/** The scenarios that a version must hold before it is served: of these files and folders. Throws as {@link readScenarios} does. */
export const gateScenarios = (paths: readonly string[]): FiledScenario[] =>
  paths.length === 0 || paths.every((one) => one === '') ? [] : readScenarios(paths);

/** Asks an epoch, before it is served, what scenarios ask of the shop as it is. Decides and explains, records nothing. */
export function verifyEpochWith(
  desk: () => Promise<Desk>,
  scenarios: readonly FiledScenario[],
): VerifyEpoch | null {
  if (scenarios.length === 0) return null;
  return async (epoch) => {
    const own = await deskOfEpoch(await desk(), epoch);
    const differences: string[] = [];
    for (const scenario of scenarios) {
      const verdict = await verifyScenario(own, scenario, new Date());
      if (!verdict.holds) differences.push(`${verdict.title}: ${verdict.differences[0] ?? 'differs'}`);
    }
    const shown = differences.slice(0, MOST_SHOWN).join('; ');
    return {
      holds: differences.length === 0,
      detail:
        differences.length === 0
          ? `${scenarios.length} scenarios hold`
          : `${differences.length} of ${scenarios.length} scenarios differ: ${shown}`,
    };
  };
}
