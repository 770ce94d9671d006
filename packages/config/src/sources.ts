import { readFileSync } from 'node:fs';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { duration, secretFrom } from './source-fields.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Credentials travel in clear only on this machine. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((address) => {
    const { pathname, search, username } = new URL(address);
    return pathname === '/' && search === '' && username === '';
  }, 'scheme and host only, such as https://shop.example.com')
  .refine((address) => {
    const { protocol, hostname } = new URL(address);
    return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  }, 'must be https')
  .transform((address) => address.replace(/\/$/, ''));

const pollingShape = (environment: Environment) =>
  z.strictObject({
    /** Of the provider's API. */
    baseUrl: origin,
    /** Sent with every request: the credentials. */
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'a header name'), secretFrom(environment)),
    /** Which kinds of records; all that the connector knows, if left out. */
    kinds: z.array(z.string().min(1)).min(1).optional(),
    /** How often changes are asked for, seconds. */
    every: duration(10).default(300),
    /** How often all ids are listed to find what was deleted, seconds; `off` never. */
    deletions: z.union([z.literal('off'), duration(60)], 'a duration such as 6h, or off').default(21_600),
    /** Most requests per second to the provider. */
    perSecond: z.number().min(0.01).max(1_000).default(2),
  });

const connectorName = (known: readonly string[] | undefined) =>
  z.string('the name of a connector').refine((name) => known?.includes(name) ?? name !== '', {
    error: ({ input }) => `there is no ${JSON.stringify(input)}; there are ${known?.join(', ') ?? 'others'}`,
  });

const sourceShape = (environment: Environment, connectors: readonly string[] | undefined) =>
  z.strictObject({
    connector: connectorName(connectors),
    /** Any of them may have signed: the old and the new one while they are being changed. */
    secrets: z.array(secretFrom(environment)).max(5).default([]),
    /** Put before every id, so that two systems' numbers do not meet. */
    prefix: z
      .string()
      .max(40)
      .regex(/^[^\s\p{Cc}]*$/u, 'no spaces, no control characters')
      .default(''),
    /** Of prices that come without one. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR')
      .optional(),
    /** The address of our endpoint as the provider calls it, where a proxy stands before it. */
    url: z.url({ protocol: /^https?$/ }).optional(),
    /** Webhooks taken from this source; what comes faster is told to come later. */
    webhooks: z
      .strictObject({
        perSecond: z.number().min(0.1).max(100_000).default(500),
        burst: z.int().min(1).max(1_000_000).default(2_000),
      })
      .prefault({}),
    polling: pollingShape(environment).optional(),
  });

const SOURCE_NAME = /^[a-z0-9][a-z0-9._-]{0,59}$/;

const fileShape = (environment: Environment, connectors: readonly string[] | undefined) =>
  z.strictObject({
    sources: z.record(
      z.string().regex(SOURCE_NAME, 'lower case letters, digits, dot, dash, underscore'),
      sourceShape(environment, connectors),
    ),
  });

/** One system that feeds us, as it is configured; `name` is what its events are said to come from. */
export type SourceSettings = { readonly name: string } & Readonly<z.output<ReturnType<typeof sourceShape>>>;

interface ParseOptions {
  /** For messages. */
  readonly file?: string;
  /** Names that a connector may have; any, if left out. */
  readonly connectors?: readonly string[];
}

/** Parses a file of sources. Throws MISCONFIGURED with every wrong field at once; secrets are never shown. */
export function parseSources(
  text: string,
  environment: Environment,
  { file = 'sources', connectors }: ParseOptions = {},
): SourceSettings[] {
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (cause) {
    throw new WhereforeError('MISCONFIGURED', `${file} is not YAML: ${messageOf(cause)}`, { cause });
  }
  const parsed = fileShape(environment, connectors).safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.length === 0 ? 'the file' : path.join('.')}: ${message}`,
    );
    throw new WhereforeError('MISCONFIGURED', `Bad sources in ${file}:\n  ${problems.join('\n  ')}`);
  }
  return Object.entries(parsed.data.sources).map(([name, source]) => Object.freeze({ name, ...source }));
}

/** Reads the file that WHEREFORE_SOURCES names; no sources where it names none. */
export function loadSources(
  { WHEREFORE_SOURCES: file }: { readonly WHEREFORE_SOURCES: string },
  environment: Environment,
  connectors?: readonly string[],
): SourceSettings[] {
  if (file === '') return [];
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new WhereforeError('MISCONFIGURED', `WHEREFORE_SOURCES: ${messageOf(cause)}`, { cause });
  }
  return parseSources(text, environment, { file, ...(connectors !== undefined && { connectors }) });
}
