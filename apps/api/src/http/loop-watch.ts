const TICK_MS = 5;
/** Turns of the event loop that must be late one after the other: one long piece of work is no overload. */
const LATE_TURNS = 4;
/** And so long must no turn have been half as late before it is over, or it would swing to and fro, ms. */
const CALM_MS = 1_000;

/** Whether this process is behind with what it has to do: the one sign of overload that waiting for others does not give. */
export interface LoopWatch {
  isLate(): boolean;
  stop(): void;
}

/** Late is who takes more than `mostMs` for turn after turn. */
export function watchLoop(mostMs: number): LoopWatch {
  let last = performance.now();
  let lateTurns = 0;
  let isLate = false;
  let lastHalfLate = last;
  const ticking = setInterval(() => {
    const now = performance.now();
    const lateMs = now - last - TICK_MS;
    last = now;
    lateTurns = lateMs > mostMs ? lateTurns + 1 : 0;
    if (lateMs > mostMs / 2) lastHalfLate = now;
    if (lateTurns >= LATE_TURNS) isLate = true;
    else if (now - lastHalfLate > CALM_MS) isLate = false;
  }, TICK_MS);
  ticking.unref();
  return { isLate: () => isLate, stop: () => clearInterval(ticking) };
}
