import type { LearnFigures, LearnReport } from '../learn/run-learn.js';
import { textTable } from './text-table.js';

/** What is promised of learning on The Complete Journey. */
const MOST_SECONDS = 300;
const MOST_MB = 4_096;
const LARGEST_DIFFERENCE = 1e-9;

/** The report for people, with the targets. */
export function learnText({ learned, again, served, growth, machine }: LearnReport): string {
  return [
    `Machine: ${machine.cores} x ${machine.processor}, ${machine.memory_gb} GB, Node ${machine.node}, load before ${machine.load_before}`,
    '',
    ...textTable([
      ['wherefore learn', 'orders', 'products', 'relationships', 'seconds', 'MB'],
      ...[learned, { ...again, dataset: 'the same again' }, ...growth].map(row),
    ]),
    '',
    `What is served: ${served.households} households, ${figure(served.scores)} scores, at most ${served.largest_difference.toExponential(1)} from the evaluator's.`,
    `  ${served.same_order} rank the first 20 as it does of what may be offered, ${served.same_all} of all there is.`,
    '',
    ...textTable([
      ['target', 'promised', 'measured', ''],
      target('seconds', `<= ${MOST_SECONDS}`, [String(learned.seconds), learned.seconds <= MOST_SECONDS]),
      target('memory, MB', `<= ${figure(MOST_MB)}`, [figure(learned.rss_mb), learned.rss_mb <= MOST_MB]),
      target('the same hash again', 'yes', yes(learned.hash === again.hash)),
      target("scores are the evaluator's", `<= ${LARGEST_DIFFERENCE}`, [
        served.largest_difference.toExponential(1),
        served.largest_difference <= LARGEST_DIFFERENCE,
      ]),
      target('rankings are', `${served.households}`, [
        String(served.same_order),
        served.same_order === served.households,
      ]),
    ]),
    '',
  ].join('\n');
}

const figure = (count: number): string => count.toLocaleString('en');
const yes = (met: boolean): [string, boolean] => [met ? 'yes' : 'no', met];
const row = ({ dataset, orders, products, relationships, seconds, rss_mb }: LearnFigures): string[] => [
  dataset,
  figure(orders),
  figure(products),
  figure(relationships),
  seconds.toFixed(1),
  figure(rss_mb),
];
const target = (name: string, promised: string, [measured, met]: readonly [string, boolean]): string[] => [
  name,
  promised,
  measured,
  met ? 'met' : 'MISSED',
];
