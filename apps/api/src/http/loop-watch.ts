import { type EventLoopUtilization, performance } from 'node:perf_hooks';

const SAMPLE_MS = 500;
/** So many samples in a row: one long piece of work, such as reading a new epoch, is no overload. */
const SAMPLES = 4;
/** Share of the time in which the event loop does not wait for anything. */
const BUSY = 0.95;

/** Whether this process has no time left: the one sign of overload that waiting for a slow graph does not give. */
export interface LoopWatch {
  /** It has been at work without a pause for two seconds, and still is. */
  isSaturated(): boolean;
  stop(): void;
}

export function watchLoop(): LoopWatch {
  let last: EventLoopUtilization = performance.eventLoopUtilization();
  let busySamples = 0;
  const sampling = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    busySamples = utilization > BUSY ? busySamples + 1 : 0;
  }, SAMPLE_MS);
  sampling.unref();
  return { isSaturated: () => busySamples >= SAMPLES, stop: () => clearInterval(sampling) };
}
