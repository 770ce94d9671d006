import { setTimeout as delay } from 'node:timers/promises';
import { loadSources, type SourceSettings } from '@wherefore/config';
import {
  fetchTransport,
  type PollHalf,
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

/** The sources of the file that WHEREFORE_SOURCES names. Throws MISCONFIGURED with what is wrong with it. */
export const openConfiguredSources = (
  config: Parameters<typeof loadSources>[0],
  environment: Readonly<Record<string, string | undefined>>,
): Sources =>
  openSources(
    loadSources(
      config,
      environment,
      SOURCES.map(({ name }) => name),
    ),
  );

/** The configured sources by name. Throws MISCONFIGURED, naming each field that asks for what there is not. */
export function openSources(settings: readonly SourceSettings[]): Sources {
  const problems = settings.flatMap((one) => {
    const problem = problemOf(one);
    return problem === null ? [] : [`sources.${one.name}.${problem}`];
  });
  if (problems.length > 0)
    throw new WhereforeError('MISCONFIGURED', `Bad sources:\n  ${problems.join('\n  ')}`);
  return new Map(
    settings.flatMap((one) => {
      const connector = sourceNamed(one.connector);
      return connector === undefined ? [] : [[one.name, openSource(one, connector)]];
    }),
  );
}

function problemOf({ connector: name, polling }: SourceSettings): string | null {
  const connector = sourceNamed(name);
  if (connector === undefined) return `connector: there is no ${JSON.stringify(name)}`;
  if (polling === undefined) return null;
  const known = connector.polling?.kinds;
  if (known === undefined) return `polling: ${name} cannot be polled`;
  const strange = (polling.kinds ?? []).filter((kind) => !known.includes(kind));
  return strange.length === 0
    ? null
    : `polling.kinds: ${name} has no ${strange.join(', ')}; it has ${known.join(', ')}`;
}

function openSource(
  { name, prefix, currency, url, ...settings }: SourceSettings,
  connector: SourceConnector,
): Source {
  const { polling: half } = connector;
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
    polling: settings.polling === undefined || half === null ? null : pollingOf(half, settings.polling),
  });
}

function pollingOf(half: PollHalf, settings: NonNullable<SourceSettings['polling']>): SourcePolling {
  const { baseUrl, headers, kinds = half.kinds, every, deletions, perSecond } = settings;
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
