import type { ApolloServerOptions } from '@apollo/server';
import { execute, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { type CompiledOperation, compileOperation } from './compile-operation.js';
import { fillDefaults } from './fill-defaults.js';
import { LruMap } from './lru-map.js';

type Gateway = NonNullable<ApolloServerOptions<object>['gateway']>;
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** Compiling costs about as much as running ten times, so a document must come back before it is worth that. */
const RUNS_BEFORE_COMPILING = 3;
/** Most compiled operations kept; the longest unused goes first. */
const MOST_COMPILED = 200;

/** A schema whose operations are compiled once they have come a few times. */
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

/** The compiler's errors are of a class of its own, which the server does not know how to read. */
function withKnownErrors(result: ExecutionResult): ExecutionResult {
  const { errors } = result;
  if (errors === undefined) return result;
  return {
    ...result,
    errors: errors.map(({ message, path, locations, originalError }) => {
      const known = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null });
      return Object.assign(known, { locations });
    }),
  };
}

interface Known {
  runs: number;
  compiled: CompiledOperation | null;
}

/**
 * Runs operations as JavaScript that was compiled for them, at less than half the cost. graphql-js runs those that have come
 * less than a few times, those that the compiler does not support, and those whose variables it does not like: nothing
 * has run then, and graphql-js has the last word. The answers are the same either way.
 */
export function compiledExecutor(schema: GraphQLSchema): Executor {
  const known = new LruMap<string, Known>(MOST_COMPILED);
  return async (asked): Promise<ExecutionResult> => {
    const { queryHash, operationName, operation, document, context } = asked;
    const variables = asked.request.variables ?? {};
    const entry = known.getOrAdd(`${queryHash} ${operationName ?? ''}`, () => ({ runs: 0, compiled: null }));
    entry.runs += 1;
    if (entry.runs === RUNS_BEFORE_COMPILING) entry.compiled = compileOperation(schema, asked);
    const { compiled } = entry;
    if (compiled !== null) {
      const filled = fillDefaults(schema, operation, variables);
      const complete = compiled.needs.every((name) => name in filled);
      const result = complete ? await compiled.query(undefined, context, filled) : null;
      if (result?.data !== undefined) return withKnownErrors(result);
    }
    return execute({ schema, document, contextValue: context, variableValues: variables, operationName });
  };
}
