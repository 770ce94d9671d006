import type { Evaluation } from '@wherefore/engine';
import { judgedLine, leakNotice } from './evaluation-text.js';
import { bars, type Estimate, intervals, percent, reliability, shares, text } from './plots.js';

const STYLE = `
:root { --ink: #18202c; --soft: #5d6878; --line: #dfe4ec; --back: #f6f7f9; --card: #fff; --ours: #2f6fde; --other: #8b95a5; --warn: #a15c00;
  --s0: #2f6fde; --s1: #17a398; --s2: #e0a100; --s3: #d1495b; --s4: #7b5cd6; --s5: #5d8a3a; --s6: #c86ba8; --s7: #8b95a5 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf1; --soft: #9aa5b6; --line: #303846; --back: #12161d; --card: #1a2029; --ours: #6c9cf5;
  --other: #7d8899; --warn: #f0b35a } }
* { box-sizing: border-box }
body { font: 15px/1.55 system-ui, sans-serif; margin: 0; color: var(--ink); background: var(--back) }
main { max-width: 70rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 } h2 { font-size: 1.15rem; margin: 0 0 .2rem }
p { margin: .3rem 0 1rem; color: var(--soft) }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.4rem; margin-top: 1.1rem }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .8rem; margin-top: 1.1rem }
.figures div { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .9rem 1.1rem }
section .figures div { background: var(--back) }
.figures b { display: block; font-size: 1.6rem; line-height: 1.25; font-variant-numeric: tabular-nums }
.figures span { color: var(--soft); font-size: .85rem }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { padding: .42rem .6rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap }
th { color: var(--soft); font-weight: 600; font-size: .82rem } tr:last-child td { border-bottom: 0 }
th:first-child, td:first-child { text-align: left } .ours td { font-weight: 650 } td.best { color: var(--ours) }
svg { display: block; margin-top: .5rem } svg text { font: 13px system-ui, sans-serif; fill: var(--ink) }
svg .axis { fill: var(--soft); font-size: 11px; text-anchor: middle } svg .value { font-variant-numeric: tabular-nums }
.tick { stroke: var(--line) } .zero { stroke: var(--other) } .ci { stroke: var(--other); stroke-width: 3; stroke-linecap: round }
circle { fill: var(--other) } rect { fill: var(--ours) } .ours circle { fill: var(--ours) } .ours .ci { stroke: var(--ours) }
.ours text { font-weight: 650 } .doubtful circle { fill: var(--card); stroke: var(--other); stroke-width: 2 }
.shares { border-radius: 6px } .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; padding: 0; margin: .7rem 0 0 }
.legend i { display: inline-block; width: .75rem; height: .75rem; border-radius: 3px; margin-right: .45rem }
.notice { border-left: 4px solid var(--warn); color: var(--warn) } .notice p { color: inherit; margin: 0 }
${[0, 1, 2, 3, 4, 5, 6, 7].map((n) => `rect.s${n} { fill: var(--s${n}) } i.s${n} { background: var(--s${n}) }`).join(' ')}`;

const OURS = 'wherefore';
/** Lower is better, or neither is: no best is marked. */
const UNRANKED = new Set(['gini@20', 'novelty@20']);

/** A report that stands by itself: no script, nothing fetched. */
export function evaluationHtml(evaluation: Evaluation): string {
  const { models, protocol, ablation, seconds, rss_mb } = evaluation;
  const notice = leakNotice(evaluation);
  const lost = Object.entries(ablation).map(([name, value]) => ({ name, value }));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evaluation: ${text(protocol)}</title>
<style>${STYLE}</style></head><body><main>
<h1>How well it ranks: ${text(protocol)}</h1>
<p>${text(judgedLine(evaluation))}</p>
${notice === null ? '' : `<section class="notice"><p>${text(notice)}</p></section>`}
${headline(models)}
<section><h2>NDCG@20 of every ranking</h2><p>With 95 % intervals, bootstrapped over cases. The whole catalogue is ranked.</p>
${intervals(estimatesOf(evaluation), 'NDCG@20 by model, with intervals')}</section>
<section><h2>How far ahead it is</h2><p>NDCG@20 less each other's, over the same cases. An interval that does not touch 0 is more than chance.</p>
${intervals(aheadOf(evaluation), 'Differences of NDCG@20, with intervals')}</section>
<section><h2>All measures</h2><div class="wide">${table(models)}</div></section>
${explained(evaluation)}
<section><h2>What each kind of evidence adds</h2><p>NDCG@20 that is lost without it, the other coefficients as they are.</p>
${bars(lost, 'NDCG@20 lost without each kind of evidence')}</section>
${promises(evaluation)}
<section><h2>What a score is made of</h2><p>A score is the sum of coefficient x strength over these.</p>
${coefficientsOf(evaluation)}</section>
<p>${seconds} s, ${rss_mb.toLocaleString('en')} MB at most.</p>
</main></body></html>
`;
}

function headline(models: Evaluation['models']): string {
  const ours = models[OURS];
  if (ours === undefined) return '';
  const within = ([low, high]: readonly [number, number]) => `${low.toFixed(4)} to ${high.toFixed(4)}`;
  const cards = (['ndcg@20', 'p@5', 'recall@20', 'mrr@20'] as const).map(
    (name) =>
      `<div><span>${name}</span><b>${ours[name].toFixed(4)}</b><span>${within(ours.ci[name])}</span></div>`,
  );
  return `<div class="figures">${cards.join('')}<div><span>coverage@20</span><b>${percent(ours['coverage@20'])}</b><span>of the catalogue is offered to somebody</span></div></div>`;
}

function estimatesOf({ models, shop }: Evaluation): Estimate[] {
  return Object.entries(models).map(([name, measures]) => ({
    name,
    value: measures['ndcg@20'],
    ci: measures.ci['ndcg@20'],
    as: name === OURS ? 'ours' : name === 'current' && shop?.current?.leaks === true ? 'doubtful' : undefined,
  }));
}

function aheadOf({ above, shop }: Evaluation): Estimate[] {
  return Object.entries(above).map(([name, { mean, ci }]) => ({
    name: `than ${name}`,
    value: mean,
    ci,
    as: name === 'current' && shop?.current?.leaks === true ? 'doubtful' : undefined,
  }));
}

function table(models: Evaluation['models']): string {
  const columns = Object.keys(Object.values(models)[0] ?? {}).filter((name) => name !== 'ci');
  const valuesOf = (measures: object) => measures as Readonly<Record<string, number>>;
  const most = new Map(
    columns.map((column) => [
      column,
      Math.max(...Object.values(models).map((measures) => valuesOf(measures)[column] ?? 0)),
    ]),
  );
  const head = columns.map((name) => `<th>${text(name)}</th>`).join('');
  const rows = Object.entries(models).map(([name, measures]) => {
    const cells = columns.map((column) => {
      const value = valuesOf(measures)[column] ?? 0;
      const best = value === most.get(column) && !UNRANKED.has(column) ? ' class="best"' : '';
      return `<td${best}>${value.toFixed(4)}</td>`;
    });
    return `<tr${name === OURS ? ' class="ours"' : ''}><td>${text(name)}</td>${cells.join('')}</tr>`;
  });
  return `<table><tr><th>model</th>${head}</tr>\n${rows.join('\n')}</table>`;
}

function explained({ explanations }: Evaluation): string {
  return Object.entries(explanations)
    .map(([name, { offers, paths, types, diversity, age_days, top3, shares: of }]) => {
      const within = ([low, high]: readonly [number, number], digits: number) =>
        `${low.toFixed(digits)} to ${high.toFixed(digits)}`;
      const card = (label: string, value: string, below: string) =>
        `<div><span>${label}</span><b>${value}</b><span>${below}</span></div>`;
      return `<section><h2>How well it explains itself: ${text(name)}</h2><p>The first ${offers} offers of each list. A path leads from one thing that was had to the offer.</p>
<div class="figures">${card('paths per offer', paths.mean.toFixed(1), within(paths.ci, 1))}
${card('kinds of path per offer', types.mean.toFixed(1), `${diversity.mean.toFixed(1)} if in equal parts`)}
${card('age of the evidence', `${age_days.mean.toFixed(age_days.mean < 10 ? 1 : 0)} days`, within(age_days.ci, 1))}
${card('explained by three paths', percent(top3.mean), within([top3.ci[0] * 100, top3.ci[1] * 100], 0))}</div>
<p style="margin-top:1rem">What the score of what is offered consists of:</p>${shares(Object.entries(of), 'Shares of the score by kind of evidence')}</section>`;
    })
    .join('\n');
}

function promises({ kept }: Evaluation): string {
  return Object.entries(kept)
    .map(([name, { customers, all, best }]) => {
      const rows = best.bins.map(
        ({ promised, kept: came, count }) =>
          `<tr><td>${(promised * 100).toFixed(2)} %</td><td>${(came * 100).toFixed(2)} %</td><td>${count.toLocaleString('en')}</td></tr>`,
      );
      return `<section><h2>Were its propensities kept? ${text(name)}</h2>
<p>What ${customers.toLocaleString('en')} customers bought in the four weeks after the cut, against what was promised: the 20 best of each in ten equal parts. Promised and kept are ${(best.ece * 100).toFixed(2)} points apart on average (calibration error), ${(all.ece * 100).toFixed(2)} among all products that anything speaks for.</p>
${reliability(best.bins, 'What was promised against what was bought')}
<table><tr><th>promised</th><th>bought</th><th>of</th></tr>
${rows.join('\n')}</table></section>`;
    })
    .join('\n');
}

function coefficientsOf({ coefficients }: Evaluation): string {
  const counted = Object.entries(coefficients).filter(([, coefficient]) => coefficient > 0);
  const rows = counted.map(
    ([name, value]) => `<tr><td>${text(name)}</td><td>${value.toPrecision(3)}</td></tr>`,
  );
  return `<table><tr><th>signal</th><th>coefficient</th></tr>\n${rows.join('\n')}</table>`;
}
