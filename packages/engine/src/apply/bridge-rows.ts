import { stampOf } from '@wherefore/contracts';
import { type BridgeRow, type CustomerBridge, isStripped } from '@wherefore/log';
import type { Keyring } from '../keyring.js';
import type { Claim } from './claim.js';

/**
 * What the log leaves out of these events, sealed: whose they are, once per customer, and whatever else would name
 * somebody. With it the graph can be built again from the log; without it the log is anonymous.
 */
export async function bridgeRows(
  { bridge, keyring }: { bridge: CustomerBridge; keyring: Keyring },
  claims: readonly Pick<Claim, 'batch' | 'mine'>[],
): Promise<BridgeRow[]> {
  const rows: BridgeRow[] = [];
  const named = new Set<string>();
  const seal = (value: unknown) => keyring.seal(JSON.stringify(value)).toString('base64');
  for (const { batch, event } of claims.flatMap(({ batch, mine }) =>
    mine.map((event) => ({ batch, event })),
  )) {
    const customer = 'customer' in event.payload ? event.payload.customer : undefined;
    if (customer === undefined) continue;
    const pseudonym = keyring.pseudonym(customer);
    if (!named.has(pseudonym) && !(await bridge.knows(pseudonym)))
      rows.push({ pseudonym, event: null, sealed: seal(customer) });
    named.add(pseudonym);
    if (isStripped(event))
      rows.push({ pseudonym, event: bridgeKeyOf(batch.id, event), sealed: seal(event.payload) });
  }
  return rows;
}

/** Two imports, and two records of one, may give the same id to different words. */
export const bridgeKeyOf = (batch: string, event: Parameters<typeof stampOf>[0]): string =>
  `${batch}\n${stampOf(event)}`;
