export * from './access/issue-token.js';
export * from './apply/apply-batch.js';
export * from './intake/accept-events.js';
export * from './intake/admit-records.js';
export * from './intake/submit-batch.js';
export * from './keyring.js';
export * from './apply/announce-changes.js';
export * from './offers/compare-decided.js';
export * from './offers/counterfactuals.js';
export * from './offers/decide-offers.js';
export * from './offers/desk.js';
export * from './offers/explain-offered.js';
export * from './offers/explain-product.js';
export { loadInputs, type Inputs, type Moment } from './offers/load-inputs.js';
export * from './offers/load-epoch.js';
export * from './offers/offer.js';
export * from './offers/recorded.js';
export * from './offers/replay-decision.js';
export * from './offers/suppose.js';
export * from './offers/why-not.js';
export * from './offers/load-product-facts.js';
export * from './catalogue/describe-system.js';
export * from './catalogue/find-customers.js';
export * from './catalogue/find-products.js';
export * from './catalogue/load-bundles.js';
export * from './catalogue/load-product.js';
export * from './catalogue/page.js';
export * from './intake/quarantine.js';
export * from './intake/track.js';
export { pathText, shapeBecause, type Comparison, type WhyNot } from '@wherefore/explain';
export { DEFAULT_PLACEMENTS } from '@wherefore/governance';
export * from './learn/learn-epoch.js';
export * from './learn/learn-options.js';
export * from './import/import-stream.js';
export * from './import/import-files.js';
export * from './record/recall-decision.js';
export * from './record/record-decision.js';
export * from './record/decision-id.js';
export * from './record/list-decisions.js';
export * from './record/log-decisions.js';
export * from './placements/list-placement-versions.js';
export * from './placements/list-placements.js';
export * from './placements/load-placements.js';
export type {
  PlacementChange,
  PlacementParts,
  PlacementRefused,
  SavedPlacement,
} from './placements/placement-changes.js';
export * from './placements/roll-back-placement.js';
export * from './placements/save-placement.js';
export * from './placements/withdraw-placement.js';
