/**
 * The environment of this machine: where programs are (PATH, JAVA_HOME) and what a package manager needs. The one place in this
 * package that looks at it; how the product is configured is the caller's business and comes in as arguments.
 */
export function machineEnvironment(): NodeJS.ProcessEnv {
  // eslint-disable-next-line no-restricted-syntax -- PATH is a fact about the machine, not configuration.
  return process.env;
}
