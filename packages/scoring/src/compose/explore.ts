import { randomDraws } from '../random-draws.js';

/** A slot given to exploration is filled with one of this many candidates, each as likely as the other. */
export const EXPLORED_AMONG = 20;
/** Keeps these draws apart from those that rotate ties. */
const STREAM = 0x9e3779b9;

/** Decides, slot by slot, which slots explore and what they show. */
export class Explorer {
  private readonly draw: () => number;

  /** `share` is the probability that a slot explores. */
  constructor(
    private readonly share: number,
    seed: number,
  ) {
    this.draw = randomDraws((seed ^ STREAM) >>> 0);
  }

  /**
   * What the next slot explores, with the probability that exploration puts just this there, given the slots above it:
   * the share of exploring slots / the number of candidates drawn from. Null where the slot is ranked. The draw is among
   * the best of `[0, count)` that are `open`.
   */
  next(
    count: number,
    open: (at: number) => boolean,
  ): { readonly at: number; readonly explored: number } | null {
    if (this.draw() >= this.share) return null;
    const pool: number[] = [];
    for (let at = 0; at < count && pool.length < EXPLORED_AMONG; at += 1) if (open(at)) pool.push(at);
    const at = pool[Math.floor(this.draw() * pool.length)];
    return at === undefined ? null : { at, explored: this.share / pool.length };
  }
}
