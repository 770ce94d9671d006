export * from './anchors-for.js';
export * from './anchors-of.js';
export * from './terms-of.js';
