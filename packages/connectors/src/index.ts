export type { ConnectorTable, FileConnector, RecordReject, TableOutcome } from './file-connector.js';
export { CONNECTORS, connectorNamed, detectConnector, planReadings, type ReadingPlan } from './registry.js';
export type { SourceRecord } from './source-record.js';
