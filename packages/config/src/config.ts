import { z } from 'zod';
import { WhereforeError } from '@wherefore/contracts';

const port = z.coerce.number().int().min(1).max(65_535);
const setting = <S extends z.ZodType>(schema: S, about: string, secret = false) => ({
  schema,
  about,
  secret,
});

/** Every setting: its shape, its default, what it is for. The only list there is. */
export const SETTINGS = {
  NEO4J_URI: setting(
    z.url({ protocol: /^(neo4j|bolt)(\+s|\+ssc)?$/ }).default('bolt://127.0.0.1:7687'),
    'Bolt address of Neo4j',
  ),
  NEO4J_USER: setting(z.string().min(1).default('neo4j'), 'Neo4j user'),
  NEO4J_PASSWORD: setting(z.string().min(8), 'Neo4j password, at least 8 characters', true),
  NEO4J_BROWSER_URL: setting(
    z.url().default('http://127.0.0.1:7474'),
    'HTTP address of Neo4j, for links into Neo4j Browser',
  ),
  NEO4J_WORKBENCH_URI: setting(
    z
      .url({ protocol: /^(neo4j|bolt)(\+s|\+ssc)?$/ })
      .or(z.literal(''))
      .default(''),
    'Bolt address that statements of analysts go to, such as a restored copy; by default that of NEO4J_URI',
  ),
  REDIS_URL: setting(z.url({ protocol: /^rediss?$/ }).default('redis://127.0.0.1:6379'), 'Address of Redis'),
  WHEREFORE_SECRET: setting(
    z.string().min(32),
    'Master key, at least 32 characters: pseudonyms, access tokens and sealing are derived from it',
    true,
  ),
  WHEREFORE_FEED_TOKEN: setting(z.string().min(16), 'Bearer token that feeds send to POST /events', true),
  WHEREFORE_ANONYMOUS_ROLE: setting(
    z.enum(['auto', 'none', 'shopper', 'storefront']).default('auto'),
    'What a request without a token may do; auto is shopper in development, none in production',
  ),
  WHEREFORE_ALLOWED_ORIGINS: setting(
    z
      .string()
      .default('')
      .transform((text) => text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])))
      .pipe(
        z.array(z.string().regex(/^https?:\/\/[a-z0-9.-]+(:\d+)?$/, 'origins such as https://shop.example')),
      ),
    'Origins, with commas between, whose pages may ask GraphQL from a browser; only our own by default',
  ),
  WHEREFORE_DEMO_SHOP: setting(
    z.enum(['auto', 'on', 'off']).default('auto'),
    'on serves the demo shop at /shop and takes orders from browsers; auto is on in development, off in production',
  ),
  WHEREFORE_OPERATIONS: setting(
    z.enum(['auto', 'any', 'known']).default('auto'),
    'What shoppers and storefronts may send to GraphQL: any operation, or only known ones; auto is any in development, known in production',
  ),
  WHEREFORE_OPERATIONS_FILE: setting(
    z.string().default(''),
    'JSON manifest of operations that are known beside those of the client',
  ),
  WHEREFORE_OIDC_ISSUER: setting(
    z
      .url({ protocol: /^https?$/ })
      .or(z.literal(''))
      .default(''),
    'Address of an OpenID Connect issuer whose tokens are accepted too',
  ),
  WHEREFORE_OIDC_AUDIENCE: setting(
    z.string().default(''),
    'The audience that tokens of WHEREFORE_OIDC_ISSUER must name; required with it',
  ),
  WHEREFORE_OIDC_ROLES_CLAIM: setting(
    z.string().min(1).default('roles'),
    'The claim that holds the roles: a name, or a path such as realm_access.roles',
  ),
  WHEREFORE_HOST: setting(z.string().min(1).default('127.0.0.1'), 'Address that the API listens on'),
  WHEREFORE_PORT: setting(port.default(4000), 'Port that the API listens on'),
  WHEREFORE_LOG_DIR: setting(
    z.string().min(1).default('.wherefore/log'),
    'Folder of the event log (Parquet)',
  ),
  WHEREFORE_CONSENT_DEFAULT: setting(
    z.enum(['granted', 'refused']).default('granted'),
    'Personalisation for customers who have said nothing: granted or refused',
  ),
  WHEREFORE_WORKER_CONCURRENCY: setting(
    z.coerce.number().int().min(1).max(64).default(2),
    'Batches a worker applies at once',
  ),
  WHEREFORE_SOURCES: setting(
    z.string().default(''),
    'Path of a YAML file of the systems that send webhooks or are polled; none by default',
  ),
  WHEREFORE_SCENARIOS: setting(
    z.string().default(''),
    'File or folder of scenarios (YAML) that what was learned must hold before it is served; none by default',
  ),
  WHEREFORE_WATCH_SECONDS: setting(
    z.coerce.number().min(0.2).max(60).default(10),
    'How often a worker looks at the rollout that runs, seconds',
  ),
  WHEREFORE_LEARN_SCHEDULE: setting(
    z
      .string()
      .regex(
        /^$|^[1-9]\d{0,4}[mhd]$|^(\S+ ){4,5}\S+$/,
        'a time such as 12h, or a cron pattern of five or six parts',
      )
      .default(''),
    'When a worker learns by itself: every so often (12h, 1d), or a cron pattern (0 3 * * *); never by default',
  ),
  WHEREFORE_LEARN_ON_CHANGE: setting(
    z.enum(['on', 'off']).default('off'),
    'on lets a worker learn when much has been bought since, or when what is measured drifts',
  ),
  WHEREFORE_LEARN_AS: setting(
    z.enum(['current', 'canary', 'shadow']).default('canary'),
    'What becomes of what a worker learned by itself, once it is checked',
  ),
  WHEREFORE_BACKLOG_SECONDS: setting(
    z.coerce.number().min(1).max(86_400).default(600),
    'Longest that urgent events may have waited before POST /events answers 503, seconds',
  ),
  WHEREFORE_BACKLOG_BATCHES: setting(
    z.coerce.number().int().min(1).max(10_000_000).default(50_000),
    'Most batches that may wait before POST /events answers 503',
  ),
  WHEREFORE_SOURCE_RATE: setting(
    z.coerce.number().min(1).max(1_000_000).default(10_000),
    'Most events a second of one source before POST /events answers 429, over ten seconds',
  ),
  WHEREFORE_REQUESTS_AT_ONCE: setting(
    z.coerce.number().int().min(4).max(10_000).default(512),
    'Most requests to GraphQL that one API process works on at once; what comes beyond is refused at once with 503',
  ),
  WHEREFORE_REQUESTS_WHEN_SATURATED: setting(
    z.coerce.number().int().min(4).max(10_000).default(64),
    'The same while that process has had no time left for two seconds',
  ),
  WHEREFORE_PERSON_RATE: setting(
    z.coerce.number().min(1).max(100_000).default(200),
    'Most requests to GraphQL a second of one person or visitor, before 429; of storefront tokens there is no limit',
  ),
  WHEREFORE_FUTURE_SECONDS: setting(
    z.coerce.number().min(0).max(86_400).default(300),
    'How far in the future an event may say it happened, seconds; later ones go to quarantine',
  ),
  WHEREFORE_METRICS_TOKEN: setting(
    z.string().min(16).or(z.literal('')).default(''),
    'Bearer token for GET /metrics; without one only this machine may read it',
    true,
  ),
  WHEREFORE_DECISIONS_KEPT: setting(
    z.coerce.number().int().min(0).max(1_000_000).default(20_000),
    'Latest decisions that stay in Redis after they were logged, to be recalled fast',
  ),
  WHEREFORE_LOG_LEVEL: setting(
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    'How much is logged',
  ),
  WHEREFORE_ENV: setting(
    z.enum(['development', 'production']).default('development'),
    'production turns the explorer, the job dashboard and demo users off',
  ),
} as const;

type Settings = typeof SETTINGS;
export type Config = { readonly [K in keyof Settings]: z.output<Settings[K]['schema']> };

/**
 * Parses the environment once, at boot. Throws MISCONFIGURED with every wrong variable at once: its name, what is wrong
 * and what it is for.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { schema, about }] of Object.entries(SETTINGS)) {
    const given = environment[name];
    const parsed = schema.safeParse(given === '' ? undefined : given);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name}: ${parsed.error.issues[0]?.message ?? 'invalid'} (${about})`);
  }
  if (values['WHEREFORE_OIDC_ISSUER'] !== '' && values['WHEREFORE_OIDC_AUDIENCE'] === '')
    problems.push('WHEREFORE_OIDC_AUDIENCE: required when WHEREFORE_OIDC_ISSUER is set');
  if (problems.length > 0)
    throw new WhereforeError('MISCONFIGURED', `Bad configuration:\n  ${problems.join('\n  ')}`);
  return Object.freeze(values) as Config;
}

/** The configuration as people may see it: secrets masked. */
export function describeConfig(config: Config): { name: string; value: string; about: string }[] {
  return Object.entries(SETTINGS).map(([name, { about, secret }]) => ({
    name,
    value: secret ? '(set)' : String(config[name as keyof Config]),
    about,
  }));
}
