export * from './accumulate.js';
export * from './arbitrate.js';
export * from './bundle-offers.js';
export * from './compose/composable.js';
export * from './compose/compose-list.js';
export * from './expected-value.js';
export * from './intent-of.js';
export * from './score.js';
