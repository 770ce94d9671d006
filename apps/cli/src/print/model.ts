import type { ModelCheck, ModelVersion } from '@wherefore/contracts';
import type { FigurePair, ModelComparison } from '@wherefore/engine';
import pc from 'picocolors';

/** A version in a line. */
export function modelLine({ id, at, aliases, epoch, edges, metrics, by }: ModelVersion): string {
  const use =
    aliases.length > 0 ? pc.green(aliases.join(', ')) : pc.dim(epoch === null ? 'record' : 'candidate');
  return `${id}  ${at.slice(0, 16)}Z  ${figure(edges).padStart(11)} relationships  NDCG@20 ${quality(metrics['ndcg@20'])}  by ${by}  ${use}`;
}

const figure = (value: number): string => value.toLocaleString('en');
const quality = (metric: number | undefined): string =>
  metric === undefined ? 'unknown' : metric.toFixed(4);

/** All that is known of where a version comes from. */
export function modelText(model: ModelVersion): string {
  const kinds = Object.entries(model.volumes).map(
    ([kind, count]) => `${figure(count)} ${kind} (${figure(model.degrees[kind] ?? 0)} of a node)`,
  );
  return [
    modelLine(model),
    `  hash        ${model.hash}`,
    `  epoch       ${model.epoch ?? 'gone: only versions that an alias points at keep their relationships'}`,
    `  learned     ${model.at} by ${model.by}: ${model.why}`,
    `  from        log ${model.snapshot}, up to ${model.until}`,
    `              catalogue and groups ${model.shop}`,
    `  program     ${model.code}`,
    `  parameters  ${JSON.stringify(model.parameters)}`,
    `  metrics     ${JSON.stringify(model.metrics)}`,
    `  holds       ${kinds.join(', ')}`,
  ].join('\n');
}

export const checkLine = ({ name, holds, detail }: ModelCheck): string =>
  `${holds ? pc.green('ok  ') : pc.red('FAIL')} ${name.padEnd(9)} ${detail}`;

/** Two versions beside each other. */
export function comparisonText({ first, second, ...compared }: ModelComparison): string {
  const pairs = (name: string, list: readonly FigurePair[]) =>
    list.length === 0 ? [] : [pc.bold(name), ...list.map(pairLine)];
  return [
    pc.bold(`${''.padEnd(26)}${first.id.padStart(16)}${second.id.padStart(16)}`),
    ...pairs('metrics', compared.metrics),
    ...pairs('relationships', compared.volumes),
    ...pairs('coefficients', compared.coefficients),
    ...compared.parameters.map(({ name, first: a, second: b }) => `parameter ${name}: ${a}, ${b}`),
    ...compared.edges.map(
      ({ type, onlyFirst, onlySecond, both }) =>
        `${type}: ${figure(both)} in both, ${figure(onlyFirst)} only in the first, ${figure(onlySecond)} only in the second`,
    ),
  ].join('\n');
}

const pairLine = ({ name, first, second }: FigurePair): string =>
  `  ${name.padEnd(24)}${shown(first).padStart(16)}${shown(second).padStart(16)}`;

const shown = (value: number | null): string =>
  value === null ? '-' : Number.isInteger(value) ? figure(value) : value.toFixed(4);
