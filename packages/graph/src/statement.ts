import type { z } from 'zod';
import { readStatement } from './cypher-files.js';

/** A Cypher file with the shapes of what goes in and what comes out. Frozen; made once, at import. */
export interface Statement<P extends z.ZodType, R extends z.ZodType> {
  readonly name: string;
  readonly access: 'READ' | 'WRITE';
  readonly text: string;
  readonly params: P;
  readonly row: R;
}

export type AnyStatement = Statement<z.ZodType, z.ZodType>;
export type ParamsOf<S extends AnyStatement> = z.input<S['params']>;
export type RowOf<S extends AnyStatement> = z.output<S['row']>;

/** Declares a typed handle for `cypher/<name>.cypher`. */
export function statement<P extends z.ZodType, R extends z.ZodType>(
  name: string,
  access: 'READ' | 'WRITE',
  shapes: { params: P; row: R },
): Statement<P, R> {
  return Object.freeze({ name, access, text: readStatement(name), ...shapes });
}
