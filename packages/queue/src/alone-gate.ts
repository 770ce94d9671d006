/**
 * Lets many run at once, or one alone. Who must run alone waits until nobody else runs, and those who come meanwhile
 * wait for that one.
 */
export class AloneGate {
  private running = 0;
  private closed: Promise<void> = Promise.resolve();
  private whenIdle: (() => void) | null = null;

  async together<T>(work: () => Promise<T>): Promise<T> {
    await this.opened();
    return this.counted(work);
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    const before = this.closed;
    let open = (): void => undefined;
    this.closed = new Promise((resolve) => {
      open = resolve;
    });
    try {
      await before;
      if (this.running > 0)
        await new Promise<void>((resolve) => {
          this.whenIdle = resolve;
        });
      return await this.counted(work);
    } finally {
      open();
    }
  }

  /** Another may have closed it again while this one waited. */
  private async opened(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== this.closed;) {
      seen = this.closed;
      await seen;
    }
  }

  private async counted<T>(work: () => Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      if (this.running === 0) this.whenIdle?.();
    }
  }
}
