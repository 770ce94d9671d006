import type { Result } from '@wherefore/contracts';
import {
  BATCH_STATES,
  type ContractVersion,
  heldBatches,
  listContracts,
  listFeeds,
  listSources,
  listVersionsOfContract,
  loadContracts,
  type NotSettled,
  openContractShelf,
  parseContract,
  publishContract,
  rejectBatch,
  releaseBatch,
  showHeldBatch,
} from '@wherefore/engine';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { knownState, pageSize } from '../parse-request.js';
import { Feed, toFeed } from '../types/feed.js';
import { Source, toSource } from '../types/source.js';
import {
  FeedContractResult,
  FeedContractVersion,
  HeldBatch,
  HeldBatchContent,
  HeldBatchResult,
} from '../types/feed-contract.js';

const MOST_BATCHES = 200;

@Resolver()
export class FeedsResolver {
  @Query(() => [Feed], {
    description: 'Every feed that was heard of lately: volumes, freshness, what it promises.',
  })
  async feeds(@Ctx() { parts, now }: RequestContext): Promise<Feed[]> {
    const states = await listFeeds(parts.queue, await loadContracts(parts.graph), now);
    return states.map(toFeed);
  }

  @Query(() => [Source], {
    description: 'The systems that send webhooks or are polled: what is on, how far they have been read.',
  })
  async sources(@Ctx() { parts, hooks }: RequestContext): Promise<Source[]> {
    return hooks === null ? [] : (await listSources({ graph: parts.graph, ...hooks })).map(toSource);
  }

  @Query(() => [FeedContractVersion], {
    description: 'The contracts that hold; with a feed, all versions of its contract, newest first.',
  })
  async feedContracts(
    @Arg('feed', () => String, { nullable: true }) feed: string | null | undefined,
    @Ctx() { parts }: RequestContext,
  ): Promise<FeedContractVersion[]> {
    const versions = await (feed === null || feed === undefined
      ? listContracts(parts.graph)
      : listVersionsOfContract(parts.graph, feed));
    return versions.map(toVersion);
  }

  @Mutation(() => FeedContractResult, {
    description: 'Publish a contract, in YAML, as a new version; a breaking change only when it is meant.',
  })
  async publishFeedContract(
    @Arg('contract', () => String) text: string,
    @Arg('reason', () => String) why: string,
    @Arg('breaking', () => Boolean, { defaultValue: false }) breaking: boolean,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<FeedContractResult> {
    const parsed = parseContract(text);
    if (!parsed.ok) return { version: null, refused: parsed.refusal.join('; '), changes: [] };
    const publication = { contract: parsed.value, who: principal.subject, why, breaking };
    const outcome = await publishContract(parts.graph, publication, now);
    return outcome.ok
      ? { version: outcome.value.version, refused: null, changes: [...outcome.value.changes] }
      : { version: null, refused: outcome.refusal.message, changes: [...outcome.refusal.changes] };
  }

  @Query(() => [HeldBatch], { description: 'Batches that are held as a whole, latest first.' })
  async heldBatches(
    @Arg('state', () => String, { nullable: true, defaultValue: 'held' }) state: string | null,
    @Ctx() { parts }: RequestContext,
  ): Promise<HeldBatch[]> {
    const query = { state: knownState(BATCH_STATES, state), limit: MOST_BATCHES };
    const batches = await heldBatches(parts.graph, query);
    return batches.map((batch) => ({ ...batch, at: new Date(batch.at) }));
  }

  @Query(() => HeldBatchContent, {
    nullable: true,
    description: 'One held batch, by its id, with what it holds and what is wrong with it.',
  })
  async heldBatch(
    @Arg('id', () => String) id: string,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many of its events.' }) first: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<HeldBatchContent | null> {
    const shown = await showHeldBatch(
      { ...parts, contracts: openContractShelf(parts.graph) },
      { id, first: pageSize(first) },
    );
    if (shown === null) return null;
    const events = shown.events.map(({ event, fault }) => ({ event: JSON.stringify(event), fault }));
    return { ...shown, at: new Date(shown.at), events };
  }

  @Mutation(() => HeldBatchResult, { description: 'Let a held batch take effect as it is.' })
  async releaseBatch(
    @Arg('id', () => String) id: string,
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<HeldBatchResult> {
    return toResult(await releaseBatch(parts, { id, who: principal.subject, why }, now));
  }

  @Mutation(() => HeldBatchResult, { description: 'Refuse a held batch for good.' })
  async rejectBatch(
    @Arg('id', () => String) id: string,
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<HeldBatchResult> {
    return toResult(await rejectBatch(parts.graph, { id, who: principal.subject, why }, now));
  }
}

const toVersion = ({ contract, at, ...rest }: ContractVersion): FeedContractVersion => ({
  ...rest,
  at: new Date(at),
  contract: contract === null ? null : JSON.stringify(contract),
});

const toResult = (outcome: Result<string, NotSettled>): HeldBatchResult =>
  outcome.ok ? { settled: true, refused: null } : { settled: false, refused: outcome.refusal.message };
