export * from './config.js';
export * from './node-flags.js';
export { loadSources, parseSources, type SourceSettings } from './sources.js';
