import { compileContract, type CompiledContract } from '@wherefore/governance';
import type { Graph } from '@wherefore/graph';
import { listContracts } from './list-contracts.js';

/** The contracts that hold, as of the last few seconds. One per process. */
export interface ContractShelf {
  get(feed: string): Promise<CompiledContract | null>;
}

const FRESH_MS = 2_000;

export function openContractShelf(graph: Pick<Graph, 'read'>): ContractShelf {
  let read: { at: number; contracts: Promise<ReadonlyMap<string, CompiledContract>> } | null = null;
  return {
    async get(feed) {
      if (read === null || Date.now() - read.at > FRESH_MS) {
        const contracts = compileAll(graph);
        read = { at: Date.now(), contracts };
        contracts.catch(() => {
          read = null;
        });
      }
      return (await read.contracts).get(feed) ?? null;
    },
  };
}

async function compileAll(graph: Pick<Graph, 'read'>): Promise<ReadonlyMap<string, CompiledContract>> {
  const contracts = await listContracts(graph);
  return new Map(
    contracts.flatMap(({ feed, contract }) =>
      contract === null ? [] : [[feed, compileContract(contract)] as const],
    ),
  );
}
