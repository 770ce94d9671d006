import { parseOptions } from '../src/options.js';
import { qualityText } from '../src/report/quality-report.js';

const measures = (ndcg: number, p: number) => ({
  'p@5': p,
  'recall@20': 0.05,
  'ndcg@20': ndcg,
  'coverage@20': 0.1,
  ci: { 'ndcg@20': [ndcg - 0.01, ndcg + 0.01] as [number, number] },
});
const judged = (ndcg: number, p: number) => ({
  models: { wherefore: measures(ndcg, p), popularity: measures(0.04, 0.03) },
  ablation: { related: 0.0098 },
  seconds: 360,
  rss_mb: 2_700,
});
const machine = {
  cores: 2,
  processor: 'a processor',
  memory_gb: 16,
  system: 'Linux',
  node: 'v22',
  load_before: 0.1,
};

describe('the report of quality', () => {
  it('shows every model with its interval, what each kind of evidence adds, and each target', () => {
    const text = qualityText({
      households: 2_365,
      judged: { 'new-items': judged(0.0576, 0.06), 'next-basket': judged(0.2459, 0.21) },
      machine,
    });
    expect(text).toContain('2,365 households');
    expect(text).toMatch(/popularity .*0\.0400 .*0\.0300 \.\. 0\.0500/);
    expect(text).toContain('related 0.0098');
    const verdicts = text.match(/ (met|MISSED)$/gm)?.map((one) => one.trim());
    expect(verdicts).toEqual(['met', 'met', 'MISSED', 'MISSED', 'met', 'MISSED']);
  });

  it('judges targets only where they were measured', () => {
    const text = qualityText({ households: 2_365, judged: { 'new-items': judged(0.06, 0.06) }, machine });
    expect(text).not.toContain('next-basket');
  });
});

it('a part is one of its benchmark', () => {
  expect(parseOptions('quality', ['--only', 'next-basket']).only).toBe('next-basket');
  expect(() => parseOptions('sync', ['--only', 'next-basket'])).toThrow('import, stream, freshness');
  expect(() => parseOptions('offers', ['--only', 'import'])).toThrow('sync and quality');
});
