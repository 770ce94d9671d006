import type { Config } from '@wherefore/config';
import { openConfiguredSources, type Sources } from '@wherefore/engine';

/** The sources that the configuration names, with their secrets from the environment. */
export const configuredSources = (config: Config): Sources => openConfiguredSources(config, process.env);
