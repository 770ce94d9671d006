/** Lets so many through per second, and after a rest so many at once. */
export class TokenBucket {
  private tokens: number;
  private at: number;

  constructor(
    private readonly rate: { readonly perSecond: number; readonly burst: number },
    now: number,
  ) {
    this.tokens = rate.burst;
    this.at = now;
  }

  /** 0 when one may pass at `now` (milliseconds); else how many seconds to wait. */
  take(now: number): number {
    const { perSecond, burst } = this.rate;
    this.tokens = Math.min(burst, this.tokens + (Math.max(0, now - this.at) / 1_000) * perSecond);
    this.at = now;
    if (this.tokens < 1) return Math.ceil((1 - this.tokens) / perSecond);
    this.tokens -= 1;
    return 0;
  }
}
