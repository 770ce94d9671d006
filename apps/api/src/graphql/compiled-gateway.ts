import type { ApolloServerOptions } from '@apollo/server';
import { execute, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LruMap } from './lru-map.js';

type Gateway = NonNullable<ApolloServerOptions<object>['gateway']>;
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** Compiling costs about as much as running ten times, so a document must come back before it is worth that. */
const RUNS_BEFORE_COMPILING = 3;
/** Most compiled operations kept; the longest unused goes first. */
const MOST_COMPILED = 200;

/**
 * A schema whose operations are compiled to JavaScript once they have been seen a few times, and run by graphql-js until
 * then. What the compiler does not support stays with graphql-js. The answers are the same either way.
 */
export function compiledGateway(schema: GraphQLSchema): Gateway {
  const executor = compiledExecutor(schema);
  return {
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () => Promise.resolve({ executor }),
    stop: () => Promise.resolve(),
  };
}

interface Known {
  runs: number;
  compiled: CompiledQuery | null;
}

export function compiledExecutor(schema: GraphQLSchema): Executor {
  const known = new LruMap<string, Known>(MOST_COMPILED);
  return async ({ queryHash, operationName, document, request, context }): Promise<ExecutionResult> => {
    const variables = request.variables ?? {};
    const entry = known.getOrAdd(`${queryHash} ${operationName ?? ''}`, () => ({ runs: 0, compiled: null }));
    entry.runs += 1;
    if (entry.runs === RUNS_BEFORE_COMPILING) entry.compiled = compile(schema, document, operationName);
    if (entry.compiled !== null) return entry.compiled.query(undefined, context, variables);
    return execute({
      schema,
      document,
      contextValue: context,
      variableValues: variables,
      operationName: operationName ?? null,
    });
  };
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): CompiledQuery | null {
  const compiled = compileQuery(schema, document, operationName ?? undefined);
  return isCompiledQuery(compiled) ? compiled : null;
}
