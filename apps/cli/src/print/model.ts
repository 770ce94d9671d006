import type { ModelVersion } from '@wherefore/engine';
import pc from 'picocolors';

/** A version in a line. */
export function modelLine({ id, at, alias, edges, metrics, by }: ModelVersion): string {
  const use = alias === null ? pc.dim('kept as a record') : alias === 'current' ? pc.green(alias) : alias;
  return `${id}  ${at.slice(0, 19)}Z  ${edges.toLocaleString('en').padStart(10)} relationships  NDCG@20 ${shown(metrics['ndcg@20'])} on ${metrics['customers'] ?? 0} customers  by ${by}  ${use}`;
}

const shown = (metric: number | undefined): string => (metric === undefined ? 'unknown' : metric.toFixed(4));

/** All that is known of where a version comes from. */
export function modelText(model: ModelVersion): string {
  return [
    modelLine(model),
    `  hash        ${model.hash}`,
    `  epoch       ${model.epoch ?? 'gone: only current and previous keep their relationships'}`,
    `  learned of  the log ${model.snapshot}, up to ${model.until}`,
    `  program     ${model.code}`,
    `  parameters  ${JSON.stringify(model.parameters)}`,
    `  metrics     ${JSON.stringify(model.metrics)}`,
  ].join('\n');
}
