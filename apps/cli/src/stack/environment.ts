import { type Config, parseConfig } from '@wherefore/config';
import { WhereforeError } from '@wherefore/contracts';
import { PLACES } from './places.js';
import { loadSecrets } from './secrets.js';
import { runningStack } from './stack-file.js';

/**
 * The configuration of a command: the environment first, then what the running product says of itself, then this
 * machine's own secrets. Throws UNAVAILABLE when there is neither a running product nor a graph named by the environment.
 */
export function commandConfig(): Config {
  const stack = runningStack();
  if (stack === null && process.env['NEO4J_URI'] === undefined) {
    throw new WhereforeError(
      'UNAVAILABLE',
      'Wherefore is not running on this machine. Start it with `npm start`, or set NEO4J_URI, NEO4J_PASSWORD and REDIS_URL.',
    );
  }
  return parseConfig({ ...ownSettings(), ...stack?.env, ...process.env });
}

/** What this machine would use where the environment says nothing. */
export function ownSettings(): Record<string, string> {
  return { ...loadSecrets(), WHEREFORE_LOG_DIR: PLACES.log };
}
