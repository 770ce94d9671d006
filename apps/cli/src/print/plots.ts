const PLOT = { left: 160, width: 520, right: 92, row: 30 };

/** Text that may stand in HTML. */
export const text = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface Estimate {
  readonly name: string;
  readonly value: number;
  /** 95 % interval. */
  readonly ci?: readonly [number, number] | undefined;
  /** What it is drawn as: ours stands out, a doubtful one is hollow. */
  readonly as?: 'ours' | 'doubtful' | undefined;
}

interface Scale {
  readonly x: (value: number) => number;
  readonly ticks: readonly number[];
  /** Decimals of its ticks. */
  readonly digits: number;
}

/** Each estimate as a dot with its interval, on one scale that has 0 on it. */
export function intervals(all: readonly Estimate[], label: string): string {
  const ends = all.flatMap(({ value, ci }) => [value, ...(ci ?? [])]);
  const scale = scaleOf(Math.min(0, ...ends), Math.max(1e-9, ...ends));
  const rows = all.map(({ name, value, ci, as }, row) => {
    const y = row * PLOT.row + PLOT.row / 2;
    const [low, high] = ci ?? [value, value];
    const kind = as === undefined ? '' : ` class="${as}"`;
    return `<g${kind}><text x="0" y="${y + 4}">${text(name)}</text>
<line class="ci" x1="${at(scale.x(low))}" x2="${at(scale.x(high))}" y1="${y}" y2="${y}"/>
<circle cx="${at(scale.x(value))}" cy="${y}" r="5"/>
<text class="value" x="${PLOT.left + PLOT.width + 14}" y="${y + 4}">${value.toFixed(4)}</text></g>`;
  });
  return framed(rows, scale, label);
}

/** Each estimate as a bar from 0. */
export function bars(all: readonly Estimate[], label: string): string {
  const values = all.map(({ value }) => value);
  const scale = scaleOf(Math.min(0, ...values), Math.max(1e-9, ...values));
  const rows = all.map(({ name, value }, row) => {
    const y = row * PLOT.row;
    const [from, to] = [scale.x(Math.min(0, value)), scale.x(Math.max(0, value))];
    return `<g><text x="0" y="${y + PLOT.row / 2 + 4}">${text(name)}</text>
<rect x="${at(from)}" y="${y + 6}" width="${at(Math.max(1, to - from))}" height="${PLOT.row - 12}" rx="3"/>
<text class="value" x="${PLOT.left + PLOT.width + 14}" y="${y + PLOT.row / 2 + 4}">${value.toFixed(4)}</text></g>`;
  });
  return framed(rows, scale, label);
}

/** Promised against kept, both logarithmic: on the line they are the same. Nothing kept stands at the foot. */
export function reliability(
  bins: readonly { readonly promised: number; readonly kept: number }[],
  label: string,
): string {
  const all = bins.flatMap(({ promised, kept }) => [promised, kept]).filter((one) => one > 0);
  const [low, high] = [Math.log10(Math.min(1, ...all)) - 0.1, Math.log10(Math.max(1e-6, ...all)) + 0.1];
  const place = (probability: number) =>
    40 + 260 * Math.max(0, (Math.log10(Math.max(probability, 1e-12)) - low) / (high - low));
  const ticks = [0.0001, 0.001, 0.01, 0.1, 1].filter(
    (tick) => Math.log10(tick) >= low && Math.log10(tick) <= high,
  );
  const lines = ticks.map(
    (tick) =>
      `<line class="tick" x1="${at(place(tick))}" x2="${at(place(tick))}" y1="20" y2="280"/><line class="tick" y1="${at(320 - place(tick))}" y2="${at(320 - place(tick))}" x1="40" x2="300"/><text class="axis" x="${at(place(tick))}" y="296">${tick * 100} %</text>`,
  );
  const points = bins.map(
    ({ promised, kept }) =>
      `<circle class="point" cx="${at(place(promised))}" cy="${at(320 - place(kept))}" r="5"><title>promised ${percent(promised)}, bought ${percent(kept)}</title></circle>`,
  );
  return `<svg role="img" aria-label="${text(label)}" viewBox="0 0 320 310" width="320" height="310">${lines.join('')}<line class="zero" x1="40" y1="280" x2="300" y2="20"/>
<g class="ours">${points.join('')}</g><text class="axis" x="170" y="309">promised; upwards: bought</text></svg>`;
}

/** Shares of a whole as one bar, with a legend. */
export function shares(all: readonly (readonly [string, number])[], label: string): string {
  let from = 0;
  const parts = all.map(([name, share], at) => {
    const part = `<rect class="s${at % 8}" x="${(from * 100).toFixed(2)}%" width="${(share * 100).toFixed(2)}%" height="26"><title>${text(name)} ${percent(share)}</title></rect>`;
    from += share;
    return part;
  });
  const legend = all.map(
    ([name, share], at) => `<li><i class="s${at % 8}"></i>${text(name)} <b>${percent(share)}</b></li>`,
  );
  return `<svg class="shares" role="img" aria-label="${text(label)}" width="100%" height="26">${parts.join('')}</svg>
<ul class="legend">${legend.join('')}</ul>`;
}

export const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

const at = (place: number): string => place.toFixed(1);

function framed(rows: readonly string[], { x, ticks, digits }: Scale, label: string): string {
  const height = rows.length * PLOT.row;
  const lines = ticks.map(
    (tick) =>
      `<line class="${tick === 0 ? 'zero' : 'tick'}" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="0" y2="${height}"/><text class="axis" x="${at(x(tick))}" y="${height + 16}">${tick.toFixed(digits)}</text>`,
  );
  const width = PLOT.left + PLOT.width + PLOT.right;
  return `<svg role="img" aria-label="${text(label)}" viewBox="0 0 ${width} ${height + 22}" width="100%">${lines.join('')}\n${rows.join('\n')}</svg>`;
}

/** About five ticks at 1, 2 or 5 times a power of ten. */
function scaleOf(low: number, high: number): Scale {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((times) => times * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let n = Math.ceil(low / step - 1e-9); n * step <= high + 1e-12; n += 1) ticks.push(n * step);
  const digits = Math.max(2, -Math.floor(Math.log10(step)));
  return { x: (value) => PLOT.left + ((value - low) / (high - low)) * PLOT.width, ticks, digits };
}
