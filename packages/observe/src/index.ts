export * from './logger.js';
export * from './meters.js';
