import type { FeedContract } from '@wherefore/contracts';
import { type Graph, listContractVersions, listPublishedContracts } from '@wherefore/graph';
import { readContract } from './parse-contract.js';

export interface ContractVersion {
  readonly feed: string;
  readonly version: number;
  /** Null where a later version of the product cannot read it any more. */
  readonly contract: FeedContract | null;
  /** Who answers for the feed, as the contract says. */
  readonly owner: string | null;
  readonly publishedBy: string;
  readonly reason: string;
  readonly at: string;
}

type Reading = Pick<Graph, 'read'>;

/** The contracts that hold, by feed. */
export async function listContracts(graph: Reading): Promise<readonly ContractVersion[]> {
  const rows = await graph.read(listPublishedContracts, {});
  return rows.map(({ id, ...row }) => versionOf(id, row));
}

const MOST_VERSIONS = 200;

/** What a feed promised, newest first. */
export async function listVersionsOfContract(
  graph: Reading,
  feed: string,
): Promise<readonly ContractVersion[]> {
  const rows = await graph.read(listContractVersions, { id: feed, limit: MOST_VERSIONS });
  return rows.map((row) => versionOf(feed, row));
}

interface Row {
  readonly version: number;
  readonly config: string;
  readonly owner: string;
  readonly reason: string;
  readonly at: string;
}

function versionOf(feed: string, { config, owner: publishedBy, version, reason, at }: Row): ContractVersion {
  const contract = readContract(config);
  return { feed, version, contract, owner: contract?.owner ?? null, publishedBy, reason, at };
}

/** What each feed with a contract promises. */
export async function loadContracts(graph: Reading): Promise<ReadonlyMap<string, FeedContract>> {
  return new Map(
    (await listContracts(graph)).flatMap(({ feed, contract }) =>
      contract === null ? [] : [[feed, contract] as const],
    ),
  );
}
