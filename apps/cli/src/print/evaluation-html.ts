import type { Evaluation } from '@wherefore/engine';

const BAR = { left: 120, width: 520, height: 26 };

/** A report that stands by itself: no script, nothing fetched. */
export function evaluationHtml(evaluation: Evaluation): string {
  const { models, coefficients, ablation } = evaluation;
  const intervals = Object.entries(models).map(([name, measures]) => ({
    name,
    value: measures['ndcg@20'],
    ci: measures.ci['ndcg@20'],
  }));
  const lost = Object.entries(ablation).map(([name, value]) => ({ name, value: Math.max(0, value) }));
  const counted = Object.entries(coefficients).filter(([, coefficient]) => coefficient > 0);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Evaluation: ${text(evaluation.protocol)}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c2330; background: #fff }
table { border-collapse: collapse } th, td { padding: .3rem .8rem; text-align: right; border-bottom: 1px solid #d8dde6 }
th:first-child, td:first-child { text-align: left } svg text { font: 13px system-ui, sans-serif; fill: currentColor }
@media (prefers-color-scheme: dark) { body { color: #e6e9ef; background: #14181f } th, td { border-color: #38404d } }
</style></head><body>
<h1>${text(evaluation.protocol)}</h1>
<p>${evaluation.cases.toLocaleString('en')} judged, tuned on ${evaluation.tuningCases.toLocaleString('en')};
${evaluation.products.toLocaleString('en')} products${evaluation.newOnly ? '; what one had is left out' : ''}.
${evaluation.seconds} s, ${evaluation.rss_mb.toLocaleString('en')} MB at most.</p>
${table(models)}
<h2>NDCG@20 with 95 % intervals</h2>${bars(intervals)}
<h2>What NDCG@20 loses without a kind of reason</h2>${bars(lost)}
<h2>A score is the sum of coefficient x strength</h2>
<table><tr><th>Signal</th><th>Coefficient</th></tr>
${counted.map(([name, value]) => `<tr><td>${text(name)}</td><td>${value.toPrecision(3)}</td></tr>`).join('\n')}</table>
</body></html>
`;
}

function table(models: Evaluation['models']): string {
  const columns = Object.keys(Object.values(models)[0] ?? {}).filter((name) => name !== 'ci');
  const head = columns.map((name) => `<th>${text(name)}</th>`).join('');
  const rows = Object.entries(models).map(([name, measures]) => {
    const values = measures as unknown as Readonly<Record<string, number>>;
    const cells = columns.map((column) => `<td>${(values[column] ?? 0).toFixed(4)}</td>`).join('');
    return `<tr><td>${text(name)}</td>${cells}</tr>`;
  });
  return `<table><tr><th>Model</th>${head}</tr>\n${rows.join('\n')}</table>`;
}

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly ci?: readonly [number, number];
}

function bars(all: readonly Bar[]): string {
  const most = Math.max(1e-9, ...all.map(({ value, ci }) => Math.max(value, ci?.[1] ?? 0)));
  const x = (value: number) => BAR.left + (value / most) * BAR.width;
  const lines = all.map(({ name, value, ci }, row) => {
    const y = row * BAR.height;
    const middle = y + BAR.height / 2 - 1;
    const whisker =
      ci === undefined
        ? ''
        : `<line x1="${x(ci[0])}" x2="${x(ci[1])}" y1="${middle}" y2="${middle}" stroke="currentColor" stroke-width="2"/>`;
    return `<text x="0" y="${middle + 4}">${text(name)}</text>
<rect x="${BAR.left}" y="${y + 4}" width="${x(value) - BAR.left}" height="${BAR.height - 10}" fill="#3f6ad8" opacity=".75"/>${whisker}
<text x="${x(Math.max(value, ci?.[1] ?? 0)) + 8}" y="${middle + 4}">${value.toFixed(4)}</text>`;
  });
  const height = all.length * BAR.height;
  return `<svg role="img" viewBox="0 0 ${BAR.left + BAR.width + 80} ${height}" width="100%">${lines.join('\n')}</svg>`;
}

const text = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
