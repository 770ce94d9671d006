import type { Judged, QualityReport } from '../quality/run-quality.js';
import { textTable } from './text-table.js';

const COLUMNS = ['p@5', 'recall@20', 'ndcg@20', 'coverage@20'] as const;
/** What is promised of our ranking, and the best that we know of from elsewhere. */
const TARGETS = {
  'new-items': { 'ndcg@20': 0.0575, 'p@5': 0.058, best: 0.0578 },
  'next-basket': { 'ndcg@20': 0.246, 'p@5': 0.21, best: 0.2468 },
} as const;

/** The report for people, with the targets. */
export function qualityText({ households, judged, machine }: QualityReport): string {
  return [
    `The Complete Journey, ${households.toLocaleString('en')} households, as in the published split`,
    `Machine: ${machine.cores} x ${machine.processor}, ${machine.memory_gb} GB, Node ${machine.node}, load before ${machine.load_before}`,
    '',
    ...Object.entries(judged).flatMap(([protocol, one]) => protocolLines(protocol, one)),
    ...textTable([['target', 'promised', 'measured', ''], ...targetsOf(judged)]),
    '',
  ].join('\n');
}

function protocolLines(protocol: string, { models, ablation, seconds, rss_mb }: Judged): string[] {
  const rows = Object.entries(models).map(([name, measures]) => [
    name,
    ...COLUMNS.map((column) => measures[column].toFixed(4)),
    (measures.ci['ndcg@20'] ?? []).map((end) => end.toFixed(4)).join(' .. '),
  ]);
  const lost = Object.entries(ablation).map(([source, value]) => `${source} ${value.toFixed(4)}`);
  return [
    ...textTable([[protocol, ...COLUMNS, 'NDCG@20, 95 %'], ...rows]),
    `  NDCG@20 lost without: ${lost.join(', ')}`,
    `  ${seconds} s, at most ${rss_mb.toLocaleString('en')} MB`,
    '',
  ];
}

function targetsOf(judged: QualityReport['judged']): string[][] {
  return Object.entries(TARGETS).flatMap(([protocol, { best, ...promised }]) => {
    const ours = judged[protocol]?.models['wherefore'];
    if (ours === undefined) return [];
    const rows = (['ndcg@20', 'p@5'] as const).map((measure) => [
      `${protocol} ${measure}`,
      `>= ${promised[measure]}`,
      ours[measure].toFixed(4),
      ours[measure] >= promised[measure] ? 'met' : 'MISSED',
    ]);
    const ahead = ours['ndcg@20'] >= best ? 'met' : 'MISSED';
    return [...rows, [`${protocol} best known ndcg@20`, `>= ${best}`, ours['ndcg@20'].toFixed(4), ahead]];
  });
}
