/** What runs on behalf of a benchmark, to be stopped in the opposite order whatever happens. */
export class Started {
  readonly #stops: (() => Promise<void>)[] = [];
  #stopping: Promise<void> | null = null;

  /** Keeps what has just been started; what starts after the stop has begun is stopped at once. */
  async keep<T extends { stop(): Promise<void> }>(part: T): Promise<T> {
    if (this.#stopping !== null) await part.stop();
    else this.#stops.push(() => part.stop());
    return part;
  }

  stop(): Promise<void> {
    this.#stopping ??= (async () => {
      for (const stop of this.#stops.reverse()) await stop();
    })();
    return this.#stopping;
  }
}
