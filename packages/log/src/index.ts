export type { LogEntry } from './append-batch.js';
export type { LogCounts } from './count-events.js';
export { type EventLog, type LogOptions, openLog, type Snapshot } from './event-log.js';
export type { LoggedEvent } from './logged-event.js';
export type { BasketHistory } from './read-baskets.js';
export { fileIdentity, type FileIdentity } from './records/file-identity.js';
export { groupRecords } from './records/group-records.js';
export { readRecords, type ReadOptions } from './records/read-records.js';
export type { RecordFormat, SourceRecord } from './records/source-record.js';
