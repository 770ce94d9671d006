import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Claim, conclude } from '../harness/conclude.js';
import { configureSources } from '../harness/configure-sources.js';
import { countIn } from '../harness/count-in.js';
import type { Drill } from '../harness/drill.js';
import { type Headers, postHook } from '../harness/post-hook.js';
import { type Provider, PROVIDERS, signWebhook } from '../harness/sign-webhook.js';

interface Attempt {
  readonly what: string;
  readonly body: Buffer;
  readonly headers: Headers;
  readonly chunked?: boolean;
}

/** In every payload, and nowhere else. */
const MARKER = 'nobody-may-read-this';

export const signatureMatrix: Drill = {
  name: 'signature-matrix',
  about:
    'every provider: what is genuine is taken; whatever else is 401 and leaves no job, no row, no line in the log',
  async run(stack) {
    const place = await stack.boot('signatures');
    const api = await place.startApi('api', { ...configureSources(place), WHEREFORE_LOG_LEVEL: 'debug' });
    const claims: Claim[] = [];
    let [taken, refused] = [0, 0];
    for (const provider of PROVIDERS) {
      for (const { what, ...attempt } of forgeries(provider)) {
        const { status } = await postHook(api.port, provider.name, attempt);
        refused += 1;
        if (status !== 401) claims.push({ what: `${provider.name}, ${what}: 401 (${status})`, holds: false });
      }
    }
    const { waiting } = await place.queue.counts();
    const kept = await countIn(place.graph, 'count-kept');
    for (const provider of PROVIDERS) {
      for (const { what, ...attempt } of genuine(provider)) {
        const { status, text } = await postHook(api.port, provider.name, attempt);
        taken += 1;
        if (status !== 200)
          claims.push({
            what: `${provider.name}, ${what}: 200 (${status} ${text.slice(0, 100)})`,
            holds: false,
          });
      }
    }
    const log = readFileSync(path.join(place.home, 'logs', 'api.log'), 'utf8');
    const accepted = (await place.queue.counts()).waiting;
    return conclude(
      { providers: PROVIDERS.length, forgeries: refused, genuine: taken, jobs_of_forgeries: waiting },
      [
        ...claims,
        { what: `${refused} forgeries got 401, ${taken} genuine webhooks 200`, holds: claims.length === 0 },
        {
          what: `forgeries left no job (${waiting}) and no row (${kept})`,
          holds: waiting === 0 && kept === 0,
        },
        { what: `genuine ones are durable (${accepted} jobs)`, holds: accepted >= PROVIDERS.length },
        { what: 'the log tells nothing of a body', holds: !log.includes(MARKER) },
      ],
    );
  },
};

const bodyOf = (provider: Provider): Buffer => Buffer.from(provider.payload(MARKER));

function genuine(provider: Provider): Attempt[] {
  const body = bodyOf(provider);
  return [
    { what: 'as it is', ...signWebhook(provider, body) },
    { what: 'again', ...signWebhook(provider, body) },
    {
      what: 'with the secret of before',
      ...signWebhook(provider, body, { secret: provider.secrets.before }),
    },
    { what: 'in chunks', ...signWebhook(provider, body), chunked: true },
    { what: 'spaced otherwise, and signed so', ...signWebhook(provider, Buffer.from(` ${body.toString()}`)) },
  ];
}

function forgeries(provider: Provider): Attempt[] {
  const body = bodyOf(provider);
  const { headers } = signWebhook(provider, body);
  const signature = headers[provider.signature] ?? '';
  const with_ = (changed: string | readonly string[]): Headers => ({
    ...headers,
    [provider.signature]: changed,
  });
  const flipped = Buffer.from(body);
  flipped[body.length - 3] = (flipped[body.length - 3] ?? 0) ^ 1;
  const foreign = provider.secrets.now.startsWith('whsec_')
    ? `whsec_${Buffer.alloc(32, 9).toString('base64')}`
    : 'a foreign secret';
  const bytes = Buffer.from(signature.replace('v1,', ''), 'base64');
  const unsigned = Object.fromEntries(
    Object.entries(headers).filter(([name]) => name !== provider.signature),
  );
  return [
    { what: 'one bit flipped', body: flipped, headers },
    {
      what: 'written anew',
      body: Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1)),
      headers,
    },
    { what: 'without signature', body, headers: unsigned },
    { what: 'an empty signature', body, headers: with_('') },
    { what: 'the signature twice', body, headers: with_([signature, signature]) },
    { what: 'a foreign secret', ...signWebhook(provider, body, { secret: foreign }) },
    { what: 'hex in capitals', body, headers: with_(bytes.toString('hex').toUpperCase()) },
    {
      what: 'base64url without padding',
      body,
      headers: with_(`${bytes.subarray(1).toString('base64url')}-_`),
    },
    { what: 'the signature cut', body, headers: with_(signature.slice(0, -4)) },
    { what: 'in chunks, one bit flipped', body: flipped, headers, chunked: true },
    { what: 'compressed', body: gzipSync(body), headers: { ...headers, 'content-encoding': 'gzip' } },
    { what: 'a byte order mark before it', body: Buffer.concat([Buffer.from('\uFEFF'), body]), headers },
    { what: 'nothing', body: Buffer.alloc(0), headers },
  ];
}
