export * from './anchor-ids.js';
export * from './anchors-of.js';
export * from './terms-of.js';
