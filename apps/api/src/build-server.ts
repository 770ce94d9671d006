import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import fastifyApollo, { type ApolloFastifyContextFunction } from '@as-integrations/fastify';
import type { Config } from '@wherefore/config';
import { explanationLevelOf } from '@wherefore/contracts';
import { type IntakeLimits, openBackpressure, openWorkbench } from '@wherefore/engine';
import { connectReader, type ReaderOptions } from '@wherefore/graph';
import type { Logger } from '@wherefore/observe';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createAuthenticate } from './auth/authenticate.js';
import { toAccessError } from './graphql/access/access-error.js';
import { createApollo } from './graphql/apollo.js';
import type { Parts, RequestContext } from './graphql/context.js';
import { loadOperations } from './graphql/operations/known-operations.js';
import { requireKnown } from './graphql/operations/require-known.js';
import { buildApiSchema } from './graphql/schema.js';
import { registerAuth, registerDemoUsers } from './http/auth-routes.js';
import { type AdmissionLimits, openAdmission } from './http/admission.js';
import { allowOrigins } from './http/allow-origins.js';
import { registerConsole } from './http/console-routes.js';
import { registerErrors } from './http/error-handler.js';
import { registerEvents } from './http/events-route.js';
import { registerHealth } from './http/health-routes.js';
import { type HookParts, registerHooks } from './http/hooks-route.js';
import { JOBS_PATH, registerJobs } from './http/jobs-dashboard.js';
import { registerMetrics } from './http/metrics-route.js';
import { guardPages } from './http/page-headers.js';
import { registerShop } from './http/shop-routes.js';

export interface ServerOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Folder of the built console. */
  readonly consoleRoot: string;
  /** Folder of the built demo shop; none, if left out. */
  readonly shopRoot?: string;
  /** What answers GraphQL; the product's own schema by default. */
  readonly schema?: GraphQLSchema;
  /** The systems whose webhooks are taken; none by default. */
  readonly hooks?: Pick<HookParts, 'sources' | 'sourceQueue'>;
}

const BODY_LIMIT_BYTES = 1_048_576;
/** Clients that are slow to say what they want are let go: how long they may take, how often that is looked at, ms. */
const SLOW = Object.freeze({
  headersTimeout: 10_000,
  requestTimeout: 12_000,
  connectionsCheckingInterval: 2_500,
});
/** Of connections on which nothing moves: clients that do not read what they asked for, ms. */
const STILL_MS = 30_000;
const MOST_CONNECTIONS = 2_000;

const limitsOf = (config: Config): IntakeLimits => ({
  backlogSeconds: config.WHEREFORE_BACKLOG_SECONDS,
  backlogBatches: config.WHEREFORE_BACKLOG_BATCHES,
  sourceRate: config.WHEREFORE_SOURCE_RATE,
});

const GRAPHQL_PATH = '/graphql';
const admissionOf = (config: Config): AdmissionLimits => ({
  most: config.WHEREFORE_REQUESTS_AT_ONCE,
  mostWhenSaturated: config.WHEREFORE_REQUESTS_WHEN_SATURATED,
  personRate: config.WHEREFORE_PERSON_RATE,
});

const isOn = (setting: 'auto' | 'on' | 'off', development: boolean): boolean =>
  setting === 'auto' ? development : setting === 'on';

/** In production the list of known operations is what keeps strangers from guessing the schema. */
const operationsMode = ({ WHEREFORE_OPERATIONS: mode }: Config, development: boolean): 'any' | 'known' =>
  mode === 'auto' ? (development ? 'any' : 'known') : mode;

/** Statements of people have few connections of their own, and little time. */
const readerOptions = (config: Config): ReaderOptions => ({
  uri: config.NEO4J_WORKBENCH_URI === '' ? config.NEO4J_URI : config.NEO4J_WORKBENCH_URI,
  user: config.NEO4J_USER,
  password: config.NEO4J_PASSWORD,
  poolSize: 4,
  timeoutMs: 10_000,
});

/** Ends when a client hangs up before it was answered. */
function goneOf(reply: ServerResponse): AbortSignal {
  const gone = new AbortController();
  reply.once('close', () => {
    if (!reply.writableFinished) gone.abort();
  });
  return gone.signal;
}

function openFastify(logger: Logger): FastifyInstance {
  const app: FastifyInstance = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: SLOW.requestTimeout,
    connectionTimeout: STILL_MS,
    http: SLOW,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    onProtoPoisoning: 'error',
  });
  app.server.maxConnections = MOST_CONNECTIONS;
  return app;
}

/** The HTTP server, ready to listen. */
export async function buildServer(parts: Parts, options: ServerOptions): Promise<FastifyInstance> {
  const { config, logger, hooks = null } = options;
  const app = openFastify(logger);
  const development = config.WHEREFORE_ENV === 'development';
  registerErrors(app);
  const admission = openAdmission(app, GRAPHQL_PATH, { ...admissionOf(config), meters: parts.meters });
  allowOrigins(app, config.WHEREFORE_ALLOWED_ORIGINS);
  registerHealth(app, parts);
  const backpressure = openBackpressure(parts.queue, limitsOf(config));
  registerEvents(app, parts, { feedToken: config.WHEREFORE_FEED_TOKEN, backpressure });
  if (hooks !== null) await registerHooks(app, { ...parts, ...hooks, backpressure });
  registerMetrics(app, parts, config.WHEREFORE_METRICS_TOKEN);
  const authenticate = createAuthenticate(config, parts.keyring);
  registerAuth(app, authenticate);
  if (development) registerDemoUsers(app, parts, config.WHEREFORE_HOST);
  guardPages(app);
  if (development) await registerJobs(app, parts);
  await registerConsole(app, options.consoleRoot, development);
  const demoShop = isOn(config.WHEREFORE_DEMO_SHOP, development);
  if (demoShop && options.shopRoot !== undefined) await registerShop(app, options.shopRoot);

  const operations = loadOperations(config.WHEREFORE_OPERATIONS_FILE);
  const checkOperation = requireKnown(operations, operationsMode(config, development));
  const apollo = createApollo(app, {
    operations,
    schema: options.schema ?? buildApiSchema(),
    logger,
    meters: parts.meters,
    introspection: development,
  });
  await apollo.start();
  const bolt = new URL(config.NEO4J_URI);
  bolt.username = config.NEO4J_USER;
  const jobsDashboard = development ? JOBS_PATH : null;
  const browser = { url: config.NEO4J_BROWSER_URL, bolt: bolt.toString() };
  const reader = connectReader(readerOptions(config));
  app.addHook('onClose', () => reader.close());
  const workbench = openWorkbench(parts.graph, reader, parts.keyring);
  const context: ApolloFastifyContextFunction<RequestContext> = async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const now = new Date();
    const principal = await authenticate(request.headers.authorization, now).catch((error: unknown) => {
      throw toAccessError(error, request.log);
    });
    admission.admit(principal, request, now);
    checkOperation(principal, request);
    const explanationLevel = explanationLevelOf(principal);
    const asked = { now, correlationId: request.id, gone: () => goneOf(reply.raw) };
    const who = { principal, explanationLevel, visitorsOrder: demoShop };
    return { parts, ...asked, ...who, backpressure, hooks, browser, jobsDashboard, workbench };
  };
  await app.register(fastifyApollo(apollo), { context });
  return app;
}
