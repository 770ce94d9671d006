export * from './eligibility.js';
export * from './placements.js';
