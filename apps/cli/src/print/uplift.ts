import type { Aim, TreatmentUplift, Uplift } from '@wherefore/engine';
import pc from 'picocolors';

/** What each treatment changed, and whether it can be aimed. */
export function upliftText({ rows, control, features, results }: Uplift): string {
  return [
    `${rows.toLocaleString('en')} customers; treatments against ${JSON.stringify(control)}; features: ${features.join(', ')}`,
    ...results.flatMap(treatmentLines),
  ].join('\n');
}

function treatmentLines(result: TreatmentUplift): string[] {
  const { treatment, outcome, effect, models } = result;
  const learners = Object.entries(models).map(([learner, { coefficient, ci, best, all }]) => {
    return `    ${learner.padEnd(15)}Qini ${small(coefficient)} [${small(ci[0])}, ${small(ci[1])}]; best 30 % ${small(best)}, all ${small(all)}`;
  });
  return [
    '',
    pc.bold(`${treatment}: ${outcome}`),
    `    effect ${small(effect.effect)} (standard error ${small(effect.standardError).slice(1)}): ${effect.means[0].toPrecision(4)} of ${effect.treated.toLocaleString('en')} treated, ${effect.means[1].toPrecision(4)} of ${effect.control.toLocaleString('en')} others`,
    ...learners,
    `    ${verdictOf(result)}`,
  ];
}

/** Who was chosen, and what to do with it. */
export function aimText({ measured, chosen, others }: Aim, to: { segment: string; events: string }): string {
  const [most, least] = [chosen[0], chosen.at(-1)];
  const range =
    most === undefined || least === undefined
      ? `Nobody is expected to gain in ${measured.outcome}.`
      : `Expected in ${measured.outcome}: from ${small(most.uplift)} down to ${small(least.uplift)}.`;
  return [
    verdictOf(measured),
    `${chosen.length.toLocaleString('en')} of ${(chosen.length + others.length).toLocaleString('en')} customers are chosen. ${range}`,
    `Written to ${to.events}: import it with \`wherefore import events ${to.events}\`, and ask for segment ${to.segment} in a rule.`,
    'Keep some of them without it, by lot, so that you see what it changed.',
  ].join('\n');
}

/** What follows, in one sentence. */
export function verdictOf({ effect, models, targetable, outcome }: TreatmentUplift): string {
  const { best, bestCi, all, ci } = models['doubly-robust'];
  const isClear = Math.abs(effect.effect) > 1.96 * effect.standardError;
  if (targetable)
    return `Aim it: the best 30 % by the model gain ${small(best)} [${small(bestCi[0])}, ${small(bestCi[1])}] in ${outcome} against ${small(all)} for all.`;
  const aim = `no usable difference between customers was found (gain over a random choice between ${small(ci[0])} and ${small(ci[1])})`;
  if (!isClear) return `It changed nothing that can be told from chance, and ${aim}.`;
  return effect.effect > 0
    ? `It works, but not on some more than on others: ${aim}. Send it to all whom it pays for, and do not aim it by this model.`
    : `It does harm, and ${aim}. Do not send it.`;
}

const small = (value: number): string =>
  `${value < 0 ? '-' : '+'}${Math.abs(value) >= 0.1 ? Math.abs(value).toFixed(3) : Math.abs(value).toFixed(Math.abs(value) >= 0.01 ? 4 : 5)}`;
