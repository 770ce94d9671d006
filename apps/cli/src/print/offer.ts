import type { Contribution, Decision, EvidencePath, Offer, PathRelationship } from '@wherefore/contracts';
import pc from 'picocolors';

const BAR_WIDTH = 24;
const MOST_CONTRIBUTIONS = 8;

/** A list of offers for a terminal. */
export function offersText(decision: Decision): string {
  const head = `${pc.bold(decision.request.customer ?? 'anonymous')} on ${decision.request.placement}, epoch ${decision.versions.epoch ?? 'none'}, rules ${decision.versions.rules}, ${decision.funnel.candidates} candidates, ${decision.tookMs} ms`;
  const notes = [...decision.notes, ...decision.degraded.map((one) => `left out: ${one}`)].map(noteLine);
  const empty = decision.empty === null ? [] : [pc.yellow(decision.empty.message)];
  const lines = decision.offers.map((offer) => {
    const rank = String(offer.rank).padStart(2);
    return `${rank}  ${pc.bold(titleOf(offer))}  ${priceOf(offer)}  ${pc.dim(`${offer.score.toFixed(3)} ${offer.intent}`)}\n    ${offer.because.headline}`;
  });
  return [head, ...notes, ...empty, ...lines].join('\n');
}

/** What a reader should know beside the offers. */
export const noteLine = (note: string): string => pc.yellow(`! ${note}`);

/** One offer with its path drawn and its contributions as bars that add up to the score. */
export function offerText(offer: Offer): string {
  const { contributions, headline } = offer.because;
  const paths = contributions.flatMap(({ path }) => path ?? []).slice(0, 3);
  return [
    `${pc.bold(titleOf(offer))}  ${priceOf(offer)}`,
    headline,
    '',
    ...paths.map((path) => pathPicture(path)),
    ...contributionLines(contributions, offer.score),
  ].join('\n');
}

/**
 * A path as a picture: nodes in brackets, relationships as arrows with their facts beneath. An arrow that is walked
 * against its direction points back.
 */
export function pathPicture(path: EvidencePath): string {
  const indent = '  ';
  const [first] = path.nodes;
  const lines = [`${indent}(${first?.label ?? ''} ${pc.bold(first?.name ?? '?')})`];
  for (const relationship of path.relationships) {
    const { type, from, to } = relationship;
    const node = path.nodes[Math.max(from, to)];
    const arrow = from <= to ? `--${pc.cyan(type)}-->` : `<--${pc.cyan(type)}--`;
    lines.push(`${indent}   |`);
    lines.push(`${indent}   +${arrow} (${node?.label ?? ''} ${pc.bold(node?.name ?? '?')})`);
    lines.push(pc.dim(`${indent}   |    ${factsOf(relationship)}`));
  }
  return `${lines.join('\n')}\n`;
}

const HIDDEN = new Set(['epoch', 'stamp', 'lastOrder', 'firstAt']);

function factsOf({ properties }: PathRelationship): string {
  return Object.entries(properties)
    .filter(([name]) => !HIDDEN.has(name))
    .map(
      ([name, value]) => `${name} ${typeof value === 'number' ? round(value) : String(value).slice(0, 24)}`,
    )
    .join(', ');
}

function contributionLines(contributions: readonly Contribution[], score: number): string[] {
  const paths = contributions.filter(({ kind }) => kind === 'path');
  const base = contributions.find(({ kind }) => kind === 'base');
  const largest = Math.max(
    1e-12,
    ...contributions.map(({ kind, value }) => (kind === 'base' ? 0 : Math.abs(value))),
  );
  const bar = (value: number) =>
    '#'.repeat(Math.round((Math.abs(value) / largest) * BAR_WIDTH)).padEnd(BAR_WIDTH);
  const line = (value: number, label: string, drawn: string) =>
    `  ${signed(value).padStart(9)}  ${drawn}  ${label}`;
  const models = contributions.filter(({ kind }) => kind === 'model');
  const shown = paths.slice(0, MOST_CONTRIBUTIONS);
  const rest = paths.slice(MOST_CONTRIBUTIONS);
  const restValue = rest.reduce((sum, { value }) => sum + value, 0);
  return [
    line(base?.value ?? 0, base?.label ?? 'base rate', ' '.repeat(BAR_WIDTH)),
    ...shown.map(({ value, label }) => line(value, label, pc.green(bar(value)))),
    ...(rest.length === 0
      ? []
      : [line(restValue, `${rest.length} smaller paths`, pc.green(bar(restValue).slice(0, BAR_WIDTH)))]),
    ...models.map(({ value, label }) => line(value, label, pc.magenta(bar(value)))),
    `  ${'-'.repeat(9)}`,
    line(score, 'score (log-odds)', ' '.repeat(BAR_WIDTH)),
  ];
}

const titleOf = ({ product }: Offer): string => product.title ?? product.id;
const priceOf = ({ price, product }: Offer): string =>
  price === null ? '' : `${price.toFixed(2)} ${product.currency ?? ''}`.trim();
const signed = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(4)}`;
const round = (value: number): string => (Number.isInteger(value) ? String(value) : value.toPrecision(3));
