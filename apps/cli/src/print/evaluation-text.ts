import type { Evaluation } from '@wherefore/engine';
import pc from 'picocolors';

const COLUMNS = ['p@5', 'recall@20', 'ndcg@10', 'ndcg@20', 'hr@10', 'mrr@20', 'coverage@20'] as const;
const WIDTH = 12;

/** The result as a table, what is ahead of what, and what the score is made of. */
export function evaluationText(evaluation: Evaluation): string {
  const { models, above, coefficients, ablation, shop } = evaluation;
  const head = ['', ...COLUMNS].map((name) => name.padEnd(WIDTH)).join('');
  const rows = Object.entries(models).map(([name, measures]) => {
    const cells = COLUMNS.map((column) => measures[column].toFixed(4).padEnd(WIDTH));
    const line = `${name.padEnd(WIDTH + 2)}${cells.join('')}`;
    return name === 'wherefore' ? pc.bold(line) : line;
  });
  const [low = 0, high = 0] = models['wherefore']?.ci['ndcg@20'] ?? [];
  const ahead = Object.entries(above).map(([name, { mean, ci }]) => {
    const [from, to] = ci;
    const leaks = name === 'current' && shop?.current?.leaks === true;
    const verdict = leaks
      ? pc.yellow('it has seen the test')
      : from > 0
        ? 'better'
        : to < 0
          ? pc.yellow('worse')
          : 'level';
    return `  than ${name.padEnd(WIDTH + 2)}${signed(mean)} [${signed(from)}, ${signed(to)}]  ${verdict}`;
  });
  const notice = leakNotice(evaluation);
  const counted = Object.entries(coefficients).filter(([, coefficient]) => coefficient > 0);
  return [
    judgedLine(evaluation),
    ...(notice === null ? [] : ['', pc.yellow(notice)]),
    '',
    `  ${head}`,
    ...rows,
    '',
    `NDCG@20 of wherefore lies in [${low.toFixed(4)}, ${high.toFixed(4)}] (95 %); it is higher`,
    ...ahead,
    '',
    ...explanationLines(evaluation),
    ...keptLines(evaluation),
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

/** What was judged, in a line. */
export function judgedLine({ protocol, cases, tuningCases, products, newOnly, shop }: Evaluation): string {
  const many = (count: number) => count.toLocaleString('en');
  const what = `${protocol}: ${many(cases)} judged, tuned on ${many(tuningCases)}, ${many(products)} products${newOnly ? ', what one had left out' : ''}`;
  if (shop === null) return what;
  return `${what}; learned from orders until ${day(shop.until)}, judged by those from ${day(shop.from)} to ${day(shop.to)}`;
}

/** Why the figures of what is served now are not to be trusted, or why there are none; null where they are. */
export function leakNotice({ shop }: Evaluation): string | null {
  if (shop === null) return null;
  if (shop.current === null) return 'Nothing is served yet, so there is no current epoch to compare with.';
  const { epoch, until, leaks } = shop.current;
  if (!leaks) return null;
  return `The current epoch ${epoch} learned from orders until ${day(until)}, and the test begins ${day(shop.from)}: it has seen what it is judged by, so its figures flatter it and prove nothing. They count once enough orders after ${day(until)} are in the log: --days says how many of the last days are the test.`;
}

const day = (time: string): string => time.slice(0, 10);

function explanationLines({ explanations }: Evaluation): string[] {
  const rows = Object.entries(explanations).map(([name, of]) => {
    const cells = [of.paths.mean.toFixed(1), of.types.mean.toFixed(1), of.diversity.mean.toFixed(1)];
    cells.push(of.age_days.mean.toFixed(1), of.top3.mean.toFixed(3));
    return `${name.padEnd(WIDTH + 2)}${cells.map((cell) => cell.padEnd(WIDTH)).join('')}`;
  });
  const offers = Object.values(explanations)[0]?.offers ?? 0;
  const head = ['', 'paths', 'kinds', 'evenly', 'days old', 'top 3 paths'];
  const shares = Object.entries(explanations['wherefore']?.shares ?? {});
  return [
    `Explanations of the first ${offers} offers: paths to each, their kinds, days since what they begin at was had, share of the three strongest`,
    `  ${head.map((name) => name.padEnd(WIDTH)).join('')}`,
    ...rows,
    `  of the score: ${shares.map(([source, share]) => `${source} ${(share * 100).toFixed(0)} %`).join(', ')}`,
  ];
}

function keptLines({ kept }: Evaluation): string[] {
  return Object.entries(kept).map(([name, { customers, all, best }]) => {
    const error = (ece: number) => `${(ece * 100).toFixed(2)} in 100`;
    return `Propensities of ${name} against what ${customers} customers bought in four weeks: off by ${error(best.ece)} among the 20 best of each, ${error(all.ece)} among all`;
  });
}
