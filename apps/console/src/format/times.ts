const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** When: `Nov 27, 2026, 4:20 AM`; a dash for never. */
export const moment = (at: string | null): string => (at === null ? '–' : MOMENT.format(new Date(at)));

const SPANS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
] as const;

/** How long, in its largest whole unit: `3 h`, `45 s`, `120 ms`; a dash for null. */
export function span(ms: number | null): string {
  if (ms === null) return '–';
  const [unit, name] = SPANS.find(([size]) => ms >= size) ?? [1, 'ms'];
  return `${Math.round(ms / unit)} ${name}`;
}
