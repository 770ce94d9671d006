import { WhereforeError } from '@wherefore/contracts';
import { BoundedMap } from '../bounded-map.js';
import type { Desk } from './desk.js';
import { loadEpochById } from './load-epoch.js';
import { noTraffic } from './load-traffic.js';
import { snapshotOf } from './snapshot-of.js';

const STANDINGS = 100;

/** A desk that decides with an epoch that need not be current; everything else is as it is. Throws NOT_FOUND where it is gone. */
export async function deskOfEpoch(desk: Desk, id: string): Promise<Desk> {
  const epoch = await loadEpochById(desk.graph, id);
  if (epoch === null)
    throw new WhereforeError('NOT_FOUND', `The graph does not have the epoch ${id} any more`);
  const evidence = await desk.evidenceOf(id);
  const standings = new BoundedMap<string, never>(STANDINGS);
  return {
    ...desk,
    async knowledge() {
      const known = await desk.knowledge();
      const kept = { ...known.kept, epoch: snapshotOf('epoch', epoch) };
      return {
        ...known,
        epoch,
        evidence,
        standings,
        kept,
        tried: { trial: null, shadow: null },
        experiments: noTraffic(),
      };
    },
  };
}
