import path from 'node:path';
import { type Config, parseConfig, SETTINGS } from '@wherefore/config';
import { WhereforeError } from '@wherefore/contracts';
import { PLACES } from './places.js';
import { loadSecrets } from './secrets.js';
import { runningStack } from './stack-file.js';

type Environment = Readonly<Record<string, string | undefined>>;

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
  return parseConfig({ ...ownSettings(), ...stack?.env, ...givenSettings(process.env) });
}

/**
 * What the product runs with: this machine's own settings, outranked by those that the environment sets, outranked by
 * what `up` found out itself: the servers it started, the port it got. Paths are absolute, for other commands are
 * called from other folders.
 */
export const productSettings = (
  environment: Environment,
  found: Readonly<Record<string, string>>,
): Record<string, string> => ({ ...ownSettings(), ...givenSettings(environment), ...found });

/** What this machine would use where the environment says nothing. */
function ownSettings(): Record<string, string> {
  return { ...loadSecrets(), WHEREFORE_LOG_DIR: PLACES.log };
}

const PATHS: readonly string[] = ['WHEREFORE_LOG_DIR', 'WHEREFORE_SOURCES', 'WHEREFORE_SCENARIOS'];

/** The settings that an environment holds; an empty one counts as not set. */
function givenSettings(environment: Environment): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const name of Object.keys(SETTINGS)) {
    const value = environment[name];
    if (value === undefined || value === '') continue;
    settings[name] = PATHS.includes(name) ? path.resolve(value) : value;
  }
  return settings;
}
