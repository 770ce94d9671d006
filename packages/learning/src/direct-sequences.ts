import { firstTimeOf, type FirstTimes } from './first-times.js';
import { DAY_MS } from './purchase-history.js';

/** From one product to another, by their numbers. */
interface Step {
  readonly from: number;
  readonly to: number;
}

/**
 * Tells sequences from their shadows, offered the most significant first. Where a leads to b, so does whatever is bought with a, and a
 * leads to whatever is bought with b. A customer's step is explained when another product of theirs is known to lead to the same end,
 * or when the end came on the day of another thing that the beginning is known to lead to.
 */
export class DirectSequences<S extends Step> {
  readonly accepted: S[] = [];
  readonly #beginnings = new Map<number, number[]>();
  readonly #ends = new Map<number, number[]>();

  constructor(
    private readonly firsts: FirstTimes,
    private readonly maxGapDays: number,
  ) {}

  accept(step: S): void {
    this.accepted.push(step);
    push(this.#beginnings, step.to, step.from);
    push(this.#ends, step.from, step.to);
  }

  /** Customers who took the step with no other reason, and the share of the buyers of its beginning who had another. */
  unexplained({ from, to }: Step): { unexplained: number; exposed: number } {
    const { placeOffset, place, buyer, time } = this.firsts;
    const [start, end] = [placeOffset[from] ?? 0, placeOffset[from + 1] ?? 0];
    const others = this.#beginnings.get(to) ?? [];
    let [unexplained, exposed] = [0, 0];
    for (let i = start; i < end; i += 1) {
      const b = buyer[i] ?? 0;
      const had = (product: number) => firstTimeOf(this.firsts, b, product);
      if (others.some((other) => !Number.isNaN(had(other)))) {
        exposed += 1;
        continue;
      }
      const at = had(to);
      const days = (at - (time[place[i] ?? 0] ?? 0)) / DAY_MS;
      const came = days >= 1 && days <= this.maxGapDays;
      const along = (other: number) => Math.abs(had(other) - at) < DAY_MS;
      if (came && !(this.#ends.get(from) ?? []).some(along)) unexplained += 1;
    }
    return { unexplained, exposed: exposed / Math.max(1, end - start) };
  }
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
