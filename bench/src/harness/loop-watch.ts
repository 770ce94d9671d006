import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into a process before its own code (`NODE_OPTIONS=--require`): writes down, ten times a second, for how long its
 * event loop stood still at most, as `<milliseconds since 1970> <ms>`.
 */
const file = process.env['DRILL_LOOP_FILE'];
if (file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  setInterval(() => {
    appendFileSync(file, `${Date.now()} ${Math.round(delay.max / 1e4) / 100}\n`);
    delay.reset();
  }, 100).unref();
}
