import type { Evaluation } from '@wherefore/engine';
import pc from 'picocolors';

const COLUMNS = ['p@5', 'recall@20', 'ndcg@10', 'ndcg@20', 'hr@10', 'mrr@20', 'coverage@20'] as const;
const WIDTH = 12;

/** The result as a table, what is ahead of what, and what the score is made of. */
export function evaluationText(evaluation: Evaluation): string {
  const { models, above, coefficients, ablation } = evaluation;
  const head = ['', ...COLUMNS].map((name) => name.padEnd(WIDTH)).join('');
  const rows = Object.entries(models).map(([name, measures]) => {
    const cells = COLUMNS.map((column) => measures[column].toFixed(4).padEnd(WIDTH));
    const line = `${name.padEnd(WIDTH + 2)}${cells.join('')}`;
    return name === 'wherefore' ? pc.bold(line) : line;
  });
  const [low = 0, high = 0] = models['wherefore']?.ci['ndcg@20'] ?? [];
  const ahead = Object.entries(above).map(([name, { mean, ci }]) => {
    const [from, to] = ci;
    const verdict = from > 0 ? 'better' : to < 0 ? pc.yellow('worse') : 'level';
    return `  than ${name.padEnd(WIDTH + 2)}${signed(mean)} [${signed(from)}, ${signed(to)}]  ${verdict}`;
  });
  const counted = Object.entries(coefficients).filter(([, coefficient]) => coefficient > 0);
  return [
    `${evaluation.protocol}: ${evaluation.cases.toLocaleString('en')} judged, tuned on ${evaluation.tuningCases.toLocaleString('en')}, ${evaluation.products.toLocaleString('en')} products${evaluation.newOnly ? ', what one had left out' : ''}`,
    '',
    `  ${head}`,
    ...rows.map((row) => row),
    '',
    `NDCG@20 of wherefore lies in [${low.toFixed(4)}, ${high.toFixed(4)}] (95 %); it is higher`,
    ...ahead,
    '',
    'A score is the sum of coefficient x strength over',
    ...counted.map(([name, coefficient]) => `  ${name.padEnd(28)}${coefficient.toPrecision(3)}`),
    '',
    'Without a kind of reason, NDCG@20 falls by',
    ...Object.entries(ablation).map(([family, lost]) => `  ${family.padEnd(28)}${lost.toFixed(4)}`),
    '',
    `${evaluation.seconds} s, ${evaluation.rss_mb.toLocaleString('en')} MB at most`,
  ].join('\n');
}

const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`;
