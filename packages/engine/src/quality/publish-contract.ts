import { randomUUID } from 'node:crypto';
import { accepted, type FeedContract, refused, type Result, WhereforeError } from '@wherefore/contracts';
import { type ContractChange, diffContracts } from '@wherefore/governance';
import { type Graph, lockFeedContract, recordChange, writeFeedContract } from '@wherefore/graph';
import { readContract } from './parse-contract.js';

export interface ContractPublication {
  readonly contract: FeedContract;
  readonly who: string;
  readonly why: string;
  /** Publish although it breaks what was promised. */
  readonly breaking: boolean;
}

export interface PublishedContract {
  readonly feed: string;
  readonly version: number;
  readonly changes: readonly ContractChange[];
}

export interface ContractRefused {
  readonly code: 'breaking' | 'unexplained' | 'unchanged';
  readonly message: string;
  readonly changes: readonly ContractChange[];
}

/** Thrown to roll a refused publication back: it must leave nothing behind. */
class Refused extends Error {
  constructor(readonly refusal: ContractRefused) {
    super(refusal.message);
  }
}

/** Publishes a contract as a new version, which holds at once. A breaking change must be meant. */
export async function publishContract(
  graph: Graph,
  publication: ContractPublication,
  now: Date,
): Promise<Result<PublishedContract, ContractRefused>> {
  const { contract, who, why } = publication;
  if (why.trim() === '') return refused(refusal('unexplained', 'Say why', []));
  const [id, at, config] = [contract.feed, now.toISOString(), JSON.stringify(contract)];
  try {
    return accepted(
      await graph.transaction(async (tx) => {
        const [held] = await tx.run(lockFeedContract, { id, at });
        const before = held?.config ?? null;
        const changes = diffContracts(before === null ? null : readContract(before), contract);
        const problem =
          before === config
            ? refusal('unchanged', `${id} promises that already`, [])
            : breakIn(publication, changes);
        if (problem !== null) throw new Refused(problem);
        const [row] = await tx.run(writeFeedContract, { id, config, owner: who, reason: why, at });
        const entry = {
          id: randomUUID(),
          at,
          who,
          what: 'feeds.publish-contract',
          before,
          after: config,
          why,
        };
        await tx.run(recordChange, entry);
        return { feed: id, version: row?.version ?? 1, changes };
      }),
    );
  } catch (error) {
    if (error instanceof WhereforeError && error.cause instanceof Refused)
      return refused(error.cause.refusal);
    throw error;
  }
}

function breakIn(
  { contract, breaking }: ContractPublication,
  changes: readonly ContractChange[],
): ContractRefused | null {
  const broken = changes.filter((one) => one.breaking);
  if (broken.length === 0 || breaking) return null;
  const lines = broken.map(({ text }) => `  ${text}`).join('\n');
  return refusal(
    'breaking',
    `${contract.feed} would break what it promises:\n${lines}\nPublish it as breaking, with the reason, if that is meant.`,
    changes,
  );
}

const refusal = (
  code: ContractRefused['code'],
  message: string,
  changes: readonly ContractChange[],
): ContractRefused => ({ code, message, changes });
