import type { ExperimentsReport } from '../experiments/run-experiments.js';
import { textTable } from './text-table.js';

/** The report for people, with the targets. */
export function experimentsText({ same, lossy, covered, regret, readOut }: ExperimentsReport): string {
  const part = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)} %`;
  const within = (name: 'conversion' | 'revenue' | 'relative' | 'ratio' | 'cuped'): string[] =>
    target(`coverage of ${name}`, '93 .. 97 %', [
      part(covered[name], 1),
      covered[name] >= 0.93 && covered[name] <= 0.97,
    ]);
  return [
    ...textTable([
      ['target', 'promised', 'measured', ''],
      target(`false alarms, ${same.looks} looks, sequential`, '<= 5 %', [
        part(same.sequential, same.experiments),
        same.sequential <= 0.05 * same.experiments,
      ]),
      target(`sizes of arms taken for wrong, of ${same.experiments}`, '<= 5', [
        String(same.sampleRatio),
        same.sampleRatio <= 5,
      ]),
      target('a lost 4 % of an arm, 100,000 units', '>= 99 %', [
        part(lossy.caught, lossy.experiments),
        lossy.caught >= 0.99 * lossy.experiments,
      ]),
      ...(['conversion', 'revenue', 'relative', 'ratio', 'cuped'] as const).map(within),
      target('coverage of all looks, sequential', '>= 95 %', [
        part(covered.sequential, 1),
        covered.sequential >= 0.95,
      ]),
      target(`read-out of ${readOut.decisions.toLocaleString('en')} decisions, seconds`, '<= 5', [
        readOut.seconds.toFixed(1),
        readOut.seconds <= 5,
      ]),
    ]),
    '',
    `The method for one look claims an effect in ${part(same.fixed, same.experiments)} of the same experiments, looked at as often.`,
    `The covariate takes away ${part(covered.reduction, 1)} of the variance.`,
    `Clicks per thousand visits: the best arm ${regret.oracle.toFixed(1)}, the bandit ${regret.bandit.toFixed(1)}, an equal split ${regret.fixed.toFixed(1)}; the bandit saves ${part(regret.saved, 1)} of what the split loses.`,
    '',
  ].join('\n');
}

const target = (name: string, promised: string, [measured, met]: readonly [string, boolean]): string[] => [
  name,
  promised,
  measured,
  met ? 'met' : 'MISSED',
];
