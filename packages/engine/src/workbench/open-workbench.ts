import type { Graph, Reader } from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import { openAuditWriter } from './audit-writer.js';
import type { WorkbenchParts } from './run-cypher.js';

/** One per process: how many statements of whom are running is counted in it. */
export const openWorkbench = (graph: Graph, reader: Reader, keyring: Keyring): WorkbenchParts => ({
  record: openAuditWriter(graph),
  reader,
  keyring,
  running: new Map(),
});
