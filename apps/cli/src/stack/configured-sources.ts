import { type Config, loadSources } from '@wherefore/config';
import { openSources, type Sources } from '@wherefore/engine';

/** The sources that the configuration names, with their secrets from the environment. */
export const configuredSources = (config: Config): Sources => openSources(loadSources(config, process.env));
