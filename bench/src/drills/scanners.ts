import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { announceModels } from '@wherefore/engine';
import { z } from 'zod';
import { type Claim, conclude } from '../harness/conclude.js';
import { type Drill, type DrillOptions, scaled } from '../harness/drill.js';
import type { DrillStack } from '../harness/drill-stack.js';
import type { Place } from '../harness/place.js';
import { installPythonTools, type RunTool } from '../harness/python-tools.js';
import { openRolloutShop } from '../rollout/open-rollout-shop.js';
import { fetchToken } from '../stack/tokens.js';

const TOOLS = ['clairvoyance==2.5.5', 'schemathesis==4.32.5'];
const CUSTOMERS = 200;
/** Of every operation that the schema has. */
const EXAMPLES = 14;
const FEWEST_REQUESTS = 1_000;
const WITHIN_MS = 1_200_000;

export const scanners: Drill = {
  name: 'scanners',
  about:
    'clairvoyance guesses the schema of the API as in production and finds nothing; schemathesis sends it whatever fits the schema, or nearly, and nothing breaks',
  async run(stack, options) {
    const place = await stack.boot('scanned');
    await place.startWorker();
    await openRolloutShop({ stack, place }, { customers: CUSTOMERS, seed: options.seed });
    await announceModels(place);
    const run = await installPythonTools(stack, TOOLS);
    const open = await place.startApi('development');
    const closed = await place.startApi('production', { WHEREFORE_ENV: 'production' });
    const ports = { open: open.port, closed: closed.port };
    const [admin, storefront] = await Promise.all(
      ['amy@demo', 'web@demo'].map((user) => fetchToken(open.port, user)),
    );
    const tokens = { admin: admin ?? {}, storefront: storefront ?? {} };
    const guessed = await guess({ stack, place, run }, { ports, tokens });
    const fuzzed = await fuzz({ stack, place, run }, { ports, tokens, options });
    const lives = (await fetch(`http://127.0.0.1:${open.port}/readyz`)).status;
    return conclude({ ...guessed.figures, ...fuzzed.figures }, [
      ...guessed.claims,
      ...fuzzed.claims,
      { what: `the API is ready afterwards (${lives})`, holds: lives === 200 },
    ]);
  },
};

interface Stage {
  readonly stack: DrillStack;
  readonly place: Place;
  readonly run: RunTool;
}

interface Target {
  readonly ports: { readonly open: number; readonly closed: number };
  /** Headers of who may ask everything, and of a shop's own server: the most that a stranger could get hold of. */
  readonly tokens: Readonly<Record<'admin' | 'storefront', Readonly<Record<string, string>>>>;
}

interface Findings {
  readonly figures: Readonly<Record<string, number>>;
  readonly claims: readonly Claim[];
}

const headersOf = (token: Readonly<Record<string, string>>): string[] =>
  Object.entries(token).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);

const urlOf = (port: number): string => `http://127.0.0.1:${port}/graphql`;

const Named = z.object({ name: z.string() });
const Told = z.object({
  data: z.object({
    __schema: z.object({
      types: z.array(
        Named.extend({
          fields: z.array(Named.extend({ args: z.array(Named) })).nullable(),
          inputFields: z.array(Named).nullable(),
        }),
      ),
    }),
  }),
});

/** Every name in the schema: what a guesser with the best list there is would try. */
async function wordsOf({ ports, tokens }: Target): Promise<Set<string>> {
  const query =
    '{ __schema { types { name fields(includeDeprecated: true) { name args { name } } inputFields { name } } } }';
  const reply = await fetch(urlOf(ports.open), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...tokens.admin },
    body: JSON.stringify({ query }),
  });
  const { types } = Told.parse(await reply.json()).data.__schema;
  return new Set(
    types.flatMap(({ fields, inputFields }) => [
      ...(fields ?? []).flatMap(({ name, args }) => [name, ...args.map((arg) => arg.name)]),
      ...(inputFields ?? []).map(({ name }) => name),
    ]),
  );
}

const Guessed = z.object({
  data: z.object({
    __schema: z.object({
      types: z.array(Named.extend({ fields: z.array(Named).nullable().optional() })),
    }),
  }),
});

async function guess({ stack, run }: Stage, target: Target): Promise<Findings> {
  const words = await wordsOf(target);
  const [list, out] = [path.join(stack.folder, 'words.txt'), path.join(stack.folder, 'guessed.json')];
  await writeFile(list, [...words].join('\n'));
  await writeFile(out, '');
  stack.say(`clairvoyance guesses with ${words.size} names of the schema itself`);
  const printed = await run(
    'clairvoyance',
    [
      '-w',
      list,
      '-o',
      out,
      '-c',
      '4',
      '-p',
      'slow',
      ...headersOf(target.tokens.storefront),
      urlOf(target.ports.closed),
    ],
    WITHIN_MS,
  );
  const text = await readFile(out, 'utf8');
  // It writes nothing where it found nothing to begin with.
  const types = text === '' ? [] : Guessed.parse(JSON.parse(text)).data.__schema.types;
  const found = types.flatMap(({ name, fields }) =>
    (fields ?? []).filter((field) => field.name !== '__typename').map((field) => `${name}.${field.name}`),
  );
  stack.say(printed.trim().split('\n').slice(-2).join('\n'));
  return {
    figures: { words: words.size, guessed_fields: found.length },
    claims: [
      {
        what: `clairvoyance found ${found.length} fields with ${words.size} right names${found.length > 0 ? `: ${found.slice(0, 5).join(', ')}` : ''}`,
        holds: found.length === 0 && words.size > 100,
      },
    ],
  };
}

const Archive = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        request: z.object({ postData: z.object({ text: z.string() }).optional() }),
        response: z.object({ status: z.number(), content: z.object({ text: z.string().optional() }) }),
      }),
    ),
  }),
});
const Answer = z.object({
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }).optional() })).optional(),
});

async function fuzz(
  { stack, run }: Stage,
  { ports, tokens, options }: Target & { readonly options: DrillOptions },
): Promise<Findings> {
  const archive = path.join(stack.folder, 'requests.har');
  stack.say('schemathesis sends what fits the schema, or nearly');
  const kinds = ['--phases', 'fuzzing', '-c', 'not_a_server_error', '--continue-on-failure', '--no-shrink'];
  const much = ['-n', String(scaled(EXAMPLES, options)), '--seed', String(options.seed), '-w', '2'];
  const report = ['--report', 'har', '--report-har-path', archive, '--output-sanitize', 'false'];
  const limits = ['--suppress-health-check', 'all', '--generation-database', 'none'];
  await run(
    'schemathesis',
    ['run', ...kinds, ...much, ...report, ...limits, ...headersOf(tokens.admin), urlOf(ports.open)],
    WITHIN_MS,
  );
  const { entries } = Archive.parse(JSON.parse(await readFile(archive, 'utf8'))).log;
  const broken = entries.filter(({ response }) => isBroken(response.status, response.content.text ?? ''));
  const [first] = broken;
  return {
    figures: { requests: entries.length, broken: broken.length },
    claims: [
      {
        what: `schemathesis sent ${entries.length} requests, at least ${scaled(FEWEST_REQUESTS, options)}`,
        holds: entries.length >= scaled(FEWEST_REQUESTS, options),
      },
      {
        what: `${broken.length} of them broke something${first === undefined ? '' : `: ${first.request.postData?.text ?? ''} -> ${first.response.content.text ?? ''}`}`,
        holds: broken.length === 0,
      },
    ],
  };
}

/** A fault of ours: a server error, no answer in GraphQL's form, or an error that nobody foresaw. */
function isBroken(status: number, text: string): boolean {
  if (status >= 500) return true;
  try {
    const { errors = [] } = Answer.parse(JSON.parse(text));
    return errors.some(({ extensions }) => (extensions?.code ?? 'INTERNAL') === 'INTERNAL');
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return true;
    throw error;
  }
}
