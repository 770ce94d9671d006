import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './places.js';

/** The text of `bench/cypher/<name>.cypher`: what benchmarks and drills ask of a graph, or do to it, beside the product. */
export const cypher = (name: string): string =>
  readFileSync(path.join(ROOT, 'bench', 'cypher', `${name}.cypher`), 'utf8');
