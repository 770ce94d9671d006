import { WhereforeError } from '@wherefore/contracts';
import {
  discardAllHeld,
  discardHeld,
  HELD_STATES,
  type HeldFilter,
  type HeldRecord,
  listHeld,
  loadHeld,
  replayAllHeld,
  replayHeld,
} from '@wherefore/engine';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { assertReason, knownState, pageSize } from '../parse-request.js';
import { connect, decodeOffset } from '../types/page-info.js';
import {
  QuarantinedRecord,
  QuarantinedRecordConnection,
  QuarantineFilter,
} from '../types/quarantined-record.js';
import { ReplayResult } from '../types/track-result.js';

const toRecord = (record: HeldRecord): QuarantinedRecord => ({
  ...record,
  firstSeen: new Date(record.firstSeen),
  lastSeen: new Date(record.lastSeen),
});

const filterOf = (filter: QuarantineFilter | null): HeldFilter => ({
  source: filter?.source ?? null,
  reason: filter?.reason ?? null,
  position: filter?.position ?? null,
});

const EVERYTHING = 'Has to be said where the filter lets all through, so that nobody means it by accident.';

/** A filter that lets everything through is a slip more often than a wish. */
function assertFiltered(filter: QuarantineFilter, everything: boolean): void {
  if (everything || Object.values(filterOf(filter)).some((part) => part !== null && part !== '')) return;
  throw new WhereforeError(
    'BAD_INPUT',
    'The filter lets every held record through: name a source, reason or position, or say everything: true',
  );
}

@Resolver()
export class QuarantineResolver {
  @Query(() => QuarantinedRecordConnection, { description: 'Records that could not be used, latest first.' })
  async quarantine(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => QuarantineFilter, { nullable: true }) filter: QuarantineFilter | null,
    @Arg('state', () => String, { nullable: true, defaultValue: 'held' }) state: string | null,
    @Ctx() { parts }: RequestContext,
  ): Promise<QuarantinedRecordConnection> {
    const [limit, skip] = [pageSize(first), decodeOffset(after)];
    const rows = await listHeld(parts, {
      ...filterOf(filter),
      state: knownState(HELD_STATES, state),
      skip,
      limit: limit + 1,
    });
    const page = { items: rows.slice(0, limit), hasNextPage: rows.length > limit };
    return connect(page, (_, index) => String(skip + index + 1), toRecord);
  }

  @Query(() => QuarantinedRecord, { nullable: true, description: 'One record of the quarantine, by its id.' })
  async quarantinedRecord(
    @Arg('id', () => ID) id: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<QuarantinedRecord | null> {
    const record = await loadHeld(parts, id);
    return record === null ? null : toRecord(record);
  }

  @Mutation(() => ReplayResult, {
    description:
      'Send held records through the intake again, as they came or, for a single one, as `event` gives it.',
  })
  async replayQuarantined(
    @Arg('ids', () => [ID]) ids: string[],
    @Arg('event', () => String, { nullable: true, description: 'The mended event, as JSON.' })
    event: string | null | undefined,
    @Arg('reason', () => String, { defaultValue: '' }) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<ReplayResult> {
    const change = { ids, edited: mended(ids, event), who: principal.subject, why };
    const { replayed, refused } = await replayHeld(parts, change, now);
    return { replayed: [...replayed], refused: [...refused] };
  }

  @Mutation(() => ReplayResult, { description: 'Send all held records that a filter lets through again.' })
  async replayAllQuarantined(
    @Arg('filter', () => QuarantineFilter) filter: QuarantineFilter,
    @Arg('reason', () => String) why: string,
    @Arg('everything', () => Boolean, { defaultValue: false, description: EVERYTHING }) everything: boolean,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<ReplayResult> {
    assertReason(why);
    assertFiltered(filter, everything);
    const change = { filter: filterOf(filter), who: principal.subject, why };
    const { replayed, refused } = await replayAllHeld(parts, change, now);
    return { replayed: [...replayed], refused: [...refused] };
  }

  @Mutation(() => Int, { description: 'Let held records go for good; says how many were held.' })
  async discardQuarantined(
    @Arg('ids', () => [ID]) ids: string[],
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<number> {
    assertReason(why);
    return discardHeld(parts.graph, { ids, who: principal.subject, why }, now);
  }

  @Mutation(() => Int, { description: 'Let all held records go that a filter lets through.' })
  async discardAllQuarantined(
    @Arg('filter', () => QuarantineFilter) filter: QuarantineFilter,
    @Arg('reason', () => String) why: string,
    @Arg('everything', () => Boolean, { defaultValue: false, description: EVERYTHING }) everything: boolean,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<number> {
    assertReason(why);
    assertFiltered(filter, everything);
    return discardAllHeld(parts.graph, { filter: filterOf(filter), who: principal.subject, why }, now);
  }
}

/** The event that mends a single record; an argument that was left out is undefined. */
function mended(ids: readonly string[], event: string | null | undefined): Record<string, unknown> {
  if (event === null || event === undefined) return {};
  const [id, ...rest] = ids;
  if (id === undefined || rest.length > 0)
    throw new WhereforeError('BAD_INPUT', 'An event mends one record: give a single id');
  try {
    return { [id]: JSON.parse(event) as unknown };
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', 'The event is not JSON', { cause });
  }
}
