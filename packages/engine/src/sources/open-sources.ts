import { setTimeout as delay } from 'node:timers/promises';
import type { SourceSettings } from '@wherefore/config';
import {
  fetchTransport,
  type SourceConnector,
  sourceNamed,
  SOURCES,
  type Transport,
} from '@wherefore/connectors';
import { WhereforeError } from '@wherefore/contracts';
import type { Source, SourcePolling, Sources } from './source.js';

const TIMEOUT_MS = 30_000;
/** Of one reply. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The configured sources by name. Throws MISCONFIGURED, naming the field, where one asks for what there is not. */
export function openSources(settings: readonly SourceSettings[]): Sources {
  return new Map(settings.map((one) => [one.name, openSource(one)]));
}

function openSource({ name, prefix, currency, url, ...settings }: SourceSettings): Source {
  const connector = sourceNamed(settings.connector);
  if (connector === undefined) {
    const known = SOURCES.map((one) => one.name).join(', ');
    throw misconfigured(
      name,
      `connector: there is no ${JSON.stringify(settings.connector)}; there are ${known}`,
    );
  }
  return Object.freeze({
    name,
    connector,
    secrets: settings.secrets,
    url: url ?? null,
    context: {
      source: name,
      ...(prefix !== '' && { idPrefix: prefix }),
      ...(currency !== undefined && { currency }),
    },
    webhooks: settings.webhooks,
    polling: settings.polling === undefined ? null : pollingOf(name, connector, settings.polling),
  });
}

function pollingOf(
  name: string,
  { polling: half, name: connector }: SourceConnector,
  settings: NonNullable<SourceSettings['polling']>,
): SourcePolling {
  if (half === null) throw misconfigured(name, `polling: ${connector} cannot be polled`);
  const { baseUrl, headers, kinds = half.kinds, every, deletions, perSecond } = settings;
  const strange = kinds.filter((kind) => !half.kinds.includes(kind));
  if (strange.length > 0)
    throw misconfigured(
      name,
      `polling.kinds: ${connector} has no ${strange.join(', ')}; it has ${half.kinds.join(', ')}`,
    );
  const send = fetchTransport({ fetch, baseUrl, headers, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
  const paced = pace(send, 1_000 / perSecond);
  return {
    half,
    kinds,
    everyMs: every * 1_000,
    deletionsEveryMs: deletions === 'off' ? null : deletions * 1_000,
    runtime: (onCall) => ({
      now: () => Date.now(),
      wait: (ms) => delay(ms),
      send(call) {
        onCall(call);
        return paced(call);
      },
    }),
  };
}

/** Lets requests go one after the other, `gapMs` apart, whoever in this process sends them. */
function pace(send: Transport, gapMs: number): Transport {
  let free = 0;
  return async (call) => {
    const now = performance.now();
    const at = Math.max(now, free);
    free = at + gapMs;
    if (at > now) await delay(at - now);
    return send(call);
  };
}

const misconfigured = (name: string, problem: string): WhereforeError =>
  new WhereforeError('MISCONFIGURED', `Bad sources: sources.${name}.${problem}`);
