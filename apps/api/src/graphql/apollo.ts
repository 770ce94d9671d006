import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { publicMessage } from '@wherefore/contracts';
import type { Logger, Meters } from '@wherefore/observe';
import type { FastifyInstance } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { accessPlugin } from './access/access-plugin.js';
import type { RequestContext } from './context.js';
import { limitDocuments, MOST_TOKENS } from './limit-documents.js';
import type { KnownOperations } from './operations/known-operations.js';
import { knownByHash } from './operations/operation-cache.js';
import { compiledGateway } from './compiled-gateway.js';
import { meterPlugin } from './meter-plugin.js';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly meters: Meters;
  readonly introspection: boolean;
  /** What may be sent by its hash alone. */
  readonly operations: KnownOperations;
}

/** The GraphQL server. Errors leave as a code and a sentence; what lies behind them goes to the log. */
export function createApollo(
  app: FastifyInstance,
  { schema, logger, meters, introspection, operations }: ApolloOptions,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: compiledGateway(schema),
    introspection,
    persistedQueries: knownByHash(operations),
    validationRules: [limitDocuments],
    parseOptions: { maxTokens: MOST_TOKENS },
    // Suggestions would tell the schema, name by name, to those who may not ask for it.
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, logger),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would wrap every resolver and ask each field for a hint that none has; build-server says no-store instead.
      ApolloServerPluginCacheControlDisabled(),
      fastifyApolloDrainPlugin(app),
      accessPlugin(schema),
      meterPlugin(meters),
    ],
  });
}

function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return formatted;
  const original = unwrapResolverError(error);
  const { code, message } = publicMessage(original);
  if (code === 'INTERNAL' || code === 'UNAVAILABLE')
    logger.error({ err: original, path: formatted.path }, 'a request failed');
  return { ...formatted, message, extensions: { code } };
}
