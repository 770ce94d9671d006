/** What a connector is made of, in one place for those who write one: docs/connectors.md. */
export { deletionFact, deletionsOf, type Entity } from './deletions.js';
export { eventsOfFacts, type Fact, given } from './facts.js';
export * from './foreign-fields.js';
export { pathOf, pathWith } from './http-call.js';
export { isFault, lastPage, listUnder, nextLink, plainId, replyObject } from './list-page.js';
export { mapRecord, type RecordMapping } from './map-record.js';
export { mapRecords } from './map-records.js';
export { prefixed } from './prefixed.js';
export { readDelivery } from './read-delivery.js';
export { readJson } from './read-json.js';
export { checkAge, FIVE_MINUTES, type ReplayWindow } from './replay-window.js';
export { checkHmac } from './signature.js';
export type { PollHalf, SourceConnector, WebhookHalf } from './source-connector.js';
export {
  admitFacts,
  faultOf,
  type ForeignRecord,
  mergeOutcomes,
  outcome,
  refetchOne,
  rejectOne,
  skipOne,
} from './source-outcome.js';
export { headerOf } from './webhook-request.js';
