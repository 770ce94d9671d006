export type { LogEntry, LogGroup } from './append-group.js';
export type { LogCounts } from './count-events.js';
export { type EventLog, type LogOptions, openLog, type Snapshot } from './event-log.js';
export type { BridgeRow, CustomerBridge } from './customer-bridge.js';
export { type LogErasure, type LoggedPerson, openLogErasure } from './erasure/log-erasure.js';
export type { FoundEvent, Renamed } from './erasure/erase-events.js';
export type { LogFile } from './log-files.js';
export { isStripped, type LoggedEvent } from './logged-event.js';
export type { OrderFacts } from './order-facts.js';
export type { ReadBatch, ReadEvent } from './read-events.js';
export type { BasketHistory } from './read-baskets.js';
export type { SpendingHistory } from './read-spendings.js';
export { fileIdentity, type FileIdentity } from './records/file-identity.js';
export { groupRecords } from './records/group-records.js';
export { readRecords, type ReadOptions } from './records/read-records.js';
export type { RecordFormat, SourceRecord } from './records/source-record.js';
export type { DecisionBatch, LoggedEntry } from './decisions/append-decisions.js';
export type { DecisionCounts } from './decisions/count-decisions.js';
export { type DecisionLog, openDecisionLog } from './decisions/decision-log.js';
export type { AnswerFigures } from './decisions/read-answers.js';
export { compareEntries } from './decisions/entry-id.js';
export type { DecisionQuery, LoggedDecision } from './decisions/read-decisions.js';
export {
  type InteractionFiles,
  type Interactions,
  type PlainProduct,
  readInteractions,
} from './interactions/read-interactions.js';
export { readTable, type TableColumn } from './read-table.js';
export type { FeatureExport } from './features/export-features.js';
export type { FeaturesAsked } from './features/read-features.js';
export { type MetricDefinition, METRICS } from './experiments/metrics.js';
export { loadMetrics, parseMetric } from './experiments/parse-metric.js';
export {
  readUnits,
  UNIT_GROUPS,
  type UnitGroup,
  type UnitsAsked,
  type UnitsLook,
  type UnitsRead,
  type UnitSums,
} from './experiments/read-units.js';
export { type Credit, NO_OFFER } from './experiments/path-statements.js';
export { type Compared, EVERYBODY, HELD_OUT, PERSONALISED } from './experiments/statements.js';
export * from './insights/insight-query.js';
export { type InsightLog, openInsightLog } from './insights/insight-log.js';
