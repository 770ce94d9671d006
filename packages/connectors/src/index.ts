export type { ConnectorTable, FileConnector, RecordReject, TableOutcome } from './file-connector.js';
export { faultsOfIssue, readLinedYaml, type YamlPath } from './mapped/lined-yaml.js';
export { type FileTimes, mappedConnector } from './mapped/mapped-connector.js';
export type { Mapping } from './mapped/mapping.js';
export { type MappingProblem, mappingProblemText, readMapping } from './mapped/read-mapping.js';
export { CONNECTORS, connectorNamed, detectConnector, planReadings, type ReadingPlan } from './registry.js';
export { type FetchSettings, fetchTransport } from './source/fetch-transport.js';
export { finalReading } from './source/final-reading.js';
export { type DeletedFound, type DeletedQuery, findDeleted } from './source/find-deleted.js';
export type { HttpCall, HttpReply, Transport, TransportFailure } from './source/http-call.js';
export { type ChangesQuery, type ChangesRead, pollChanges } from './source/poll-changes.js';
export * from './source/kit.js';
export { readRecords } from './source/read-records.js';
export type { RetryPolicy } from './source/retry-policy.js';
export type { SourceContext, StoppedWebhook, VerifyOptions } from './source/source-connector.js';
export type { Duty, Refetch, Resync, SourceOutcome } from './source/source-outcome.js';
export { stoppedWebhooks } from './source/stopped-webhooks.js';
export type { PollFailure, PollRuntime, WalkEnd } from './source/walk-pages.js';
export {
  type Delivery,
  type Ping,
  WEBHOOK_REFUSALS,
  type WebhookRefusal,
  type WebhookRequest,
} from './source/webhook-request.js';
export type { SourceRecord } from './source-record.js';
export { SOURCES, sourceNamed } from './sources.js';
