import type { Event } from '@wherefore/contracts';
import { judgeBatch } from '@wherefore/governance';
import { type Graph, readHeldBatch } from '@wherefore/graph';
import { openBatch } from '../intake/submit-batch.js';
import type { Keyring } from '../keyring.js';
import type { ContractShelf } from './contract-shelf.js';
import { loadKnown } from './load-known.js';
import type { HeldBatch } from './settle-held-batch.js';

/** A held batch, looked into. */
export interface ShownBatch extends HeldBatch {
  /** How many of its events the contracts of its feeds, as they are now, find fault with. */
  readonly failing: number;
  /** How many records came with it that were no events: they are in quarantine. */
  readonly rejected: number;
  /** The first of its events, those with faults before the others; none once it was released. */
  readonly events: readonly { readonly event: Event; readonly fault: string | null }[];
}

interface ShowParts {
  readonly graph: Pick<Graph, 'read'>;
  readonly keyring: Keyring;
  readonly contracts: ContractShelf;
}

/** What a held batch holds, at most `first` events of it; null where there is no such batch. */
export async function showHeldBatch(
  parts: ShowParts,
  { id, first }: { readonly id: string; readonly first: number },
): Promise<ShownBatch | null> {
  const [row] = await parts.graph.read(readHeldBatch, { id });
  if (row === undefined) return null;
  const { sealed, ...batch } = row;
  if (sealed === null) return { ...batch, failing: 0, rejected: 0, events: [] };
  const { events, rejects } = openBatch(parts.keyring, Buffer.from(sealed, 'base64'));
  const faults = await faultsOf(parts, events);
  const shown = [...faults.keys(), ...events.filter((event) => !faults.has(event))].slice(0, first);
  return {
    ...batch,
    failing: faults.size,
    rejected: rejects.length,
    events: shown.map((event) => ({ event, fault: faults.get(event) ?? null })),
  };
}

async function faultsOf(
  { graph, contracts }: ShowParts,
  events: readonly Event[],
): Promise<ReadonlyMap<Event, string>> {
  const faults = new Map<Event, string>();
  for (const feed of new Set(events.map(({ source }) => source))) {
    const compiled = await contracts.get(feed);
    if (compiled === null) continue;
    const own = events.filter(({ source }) => source === feed);
    const { bad } = judgeBatch(compiled, { events: own, unusable: 0 }, await loadKnown(graph, compiled, own));
    for (const { event, reason } of bad) faults.set(event, reason);
  }
  return faults;
}
