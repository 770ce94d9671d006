import type { ShopProduct } from './fake-shop.js';
import type { Random } from './random.js';

/** Something that happened in a shop; a deletion has no product. */
export interface ShopChange {
  readonly id: number;
  readonly at: Date;
  readonly product: ShopProduct | null;
}

/**
 * So many changes, evenly over the time from `from` to `to`: the first fifth all creations, then six in ten updates, three
 * creations, one deletion. Never two of one product in the same second.
 */
export function shopHistory(
  count: number,
  { from, to, random }: { readonly from: Date; readonly to: Date; readonly random: Random },
): ShopChange[] {
  const live: number[] = [];
  const busy = new Map<number, number>();
  const step = (to.getTime() - from.getTime()) / count;
  return Array.from({ length: count }, (_, n) => {
    const second = Math.floor((from.getTime() + n * step) / 1_000);
    const at = new Date(second * 1_000);
    const write = (id: number): ShopChange => {
      busy.set(id, second);
      const updated = at.toISOString().replace('.000', '');
      return { id, at, product: { id, title: `Product ${id}, change ${n}`, updated_at: updated } };
    };
    const dice = random.next();
    const [index, id] = [random.below(live.length), live[random.below(live.length)] ?? 0];
    if (n < count / 5 || dice < 0.3 || busy.get(id) === second || busy.get(live[index] ?? 0) === second) {
      live.push(n + 1);
      return write(n + 1);
    }
    if (dice < 0.9) return write(id);
    const [gone = 0] = live.splice(index, 1);
    return { id: gone, at, product: null };
  });
}
