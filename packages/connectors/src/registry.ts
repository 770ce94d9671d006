import { completejourney } from './completejourney/completejourney.js';
import { events } from './events/events.js';
import type { ConnectorTable, FileConnector } from './file-connector.js';
import { onlineRetail } from './online-retail/online-retail.js';

/** Every connector; of several that would take a folder, the first does. */
export const CONNECTORS: readonly FileConnector[] = Object.freeze([completejourney, onlineRetail, events]);

export function connectorNamed(name: string): FileConnector | undefined {
  return CONNECTORS.find((connector) => connector.name === name);
}

/** The connector that finds all it needs, and at least one file, among these names. */
export function detectConnector(fileNames: readonly string[]): FileConnector | undefined {
  return CONNECTORS.find((connector) => {
    const { readings, missing } = planReadings(connector, fileNames);
    return readings.length > 0 && missing.length === 0;
  });
}

export interface ReadingPlan {
  /** In the order in which to read. Several files are one reading when the table is grouped. */
  readonly readings: readonly { readonly table: ConnectorTable; readonly files: readonly string[] }[];
  /** Tables that must not be absent and are. */
  readonly missing: readonly string[];
  /** Files that no table takes. */
  readonly unused: readonly string[];
}

/** Which files are which tables. Names may have folders before them; they are matched without. */
export function planReadings(connector: FileConnector, fileNames: readonly string[]): ReadingPlan {
  const names = [...fileNames].sort();
  const matching = (table: ConnectorTable) => names.filter((name) => table.files.test(baseName(name)));
  const readings = connector.tables.flatMap((table) => {
    const files = matching(table);
    if (files.length === 0) return [];
    return table.groupBy === undefined ? files.map((file) => ({ table, files: [file] })) : [{ table, files }];
  });
  const used = new Set(readings.flatMap(({ files }) => files));
  return {
    readings,
    missing: connector.tables
      .filter((table) => table.optional !== true && matching(table).length === 0)
      .map(({ table }) => table),
    unused: names.filter((name) => !used.has(name)),
  };
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
