import type { Graph, Reader } from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import type { WorkbenchParts } from './run-cypher.js';

/** One per process: how many statements of whom are running is counted in it. */
export const openWorkbench = (graph: Graph, reader: Reader, keyring: Keyring): WorkbenchParts => ({
  graph,
  reader,
  keyring,
  running: new Map(),
});
