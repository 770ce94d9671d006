import type { EventInput } from '@wherefore/contracts';

type Line = Extract<EventInput, { type: 'order.placed' }>['payload']['lines'][number];

/** One line per product: the same product twice is bought once, in a larger quantity. Sums to 4 decimals. */
export function mergeLines(lines: readonly Line[]): Line[] {
  const merged = new Map<string, Line>();
  for (const { product, quantity, amount } of lines) {
    const known = merged.get(product);
    merged.set(product, {
      product,
      quantity: round((known?.quantity ?? 0) + quantity),
      amount: round((known?.amount ?? 0) + amount),
    });
  }
  return [...merged.values()];
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;
