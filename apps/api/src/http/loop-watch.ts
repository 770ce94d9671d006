const TICK_MS = 5;

/** Whether this process is behind with what it has to do: the one sign of overload that waiting for others does not give. */
export interface LoopWatch {
  /** Has something that was due been this late within the last second? */
  isLate(mostMs: number): boolean;
  stop(): void;
}

/** Once late, a process that refuses is soon in time again; it goes on refusing for so long, or it would swing to and fro. */
const REMEMBER_MS = 1_000;

export function watchLoop(): LoopWatch {
  let last = performance.now();
  let worst = { lateMs: 0, at: last };
  const look = (): number => {
    const now = performance.now();
    const lateMs = now - last - TICK_MS;
    if (lateMs > worst.lateMs || now - worst.at > REMEMBER_MS) worst = { lateMs, at: now };
    return now;
  };
  const ticking = setInterval(() => {
    last = look();
  }, TICK_MS);
  ticking.unref();
  return {
    isLate(mostMs) {
      look();
      return worst.lateMs > mostMs;
    },
    stop: () => clearInterval(ticking),
  };
}
