import { describeSystem, listHeld, replayHeld, track } from '@wherefore/engine';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { forbidForeignFeedback } from '../../auth/forbid-foreign-feedback.js';
import type { RequestContext } from '../context.js';
import { pageSize } from '../parse-request.js';
import { TrackInput } from '../types/inputs.js';
import { connect, decodeOffset } from '../types/page-info.js';
import { QuarantinedRecordConnection, System } from '../types/system.js';
import { ReplayResult, TrackResult } from '../types/track-result.js';

@Resolver()
export class IntakeResolver {
  @Mutation(() => TrackResult, { description: 'Report what visitors did. What is accepted is durable.' })
  async track(
    @Arg('events', () => [TrackInput]) events: TrackInput[],
    @Ctx() { parts, now, principal }: RequestContext,
  ): Promise<TrackResult> {
    await forbidForeignFeedback(parts, principal, events);
    const tracked = events.map((event) => ({
      ...event,
      id: event.id ?? null,
      customer: event.customer ?? null,
      session: event.session ?? null,
      product: event.product ?? null,
      items: event.items ?? null,
      occurredAt: event.occurredAt?.toISOString() ?? null,
    }));
    const { accepted, quarantined } = await track(parts, tracked, now);
    return { accepted, quarantined: [...quarantined] };
  }

  @Query(() => QuarantinedRecordConnection, { description: 'Records that could not be used, latest first.' })
  async quarantine(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { parts }: RequestContext,
  ): Promise<QuarantinedRecordConnection> {
    const [limit, skip] = [pageSize(first), decodeOffset(after)];
    const rows = await listHeld(parts, { state: 'held', skip, limit: limit + 1 });
    const page = { items: rows.slice(0, limit), hasNextPage: rows.length > limit };
    return connect(
      page,
      (_, index) => String(skip + index + 1),
      (row) => ({
        ...row,
        firstSeen: new Date(row.firstSeen),
        lastSeen: new Date(row.lastSeen),
      }),
    );
  }

  @Mutation(() => ReplayResult, { description: 'Send held records through the intake again, as they came.' })
  async replayQuarantined(
    @Arg('ids', () => [ID]) ids: string[],
    @Ctx() { parts, now }: RequestContext,
  ): Promise<ReplayResult> {
    const { replayed, refused } = await replayHeld(parts, { ids, edited: {} }, now);
    return { replayed: [...replayed], refused: [...refused] };
  }

  @Query(() => System, { description: 'What the platform holds and how it does.' })
  async system(@Ctx() { parts }: RequestContext): Promise<System> {
    const state = await describeSystem(parts);
    return {
      epoch: state.epoch?.id ?? null,
      learnedAt: state.epoch === null ? null : new Date(state.epoch.at),
      nodes: state.nodes.map(({ label, count }) => ({ name: label, count })),
      relationships: state.relationships.map(({ type, count }) => ({ name: type, count })),
      quarantine: state.quarantine.map(({ source, reason, records }) => ({
        name: `${source}: ${reason}`,
        count: records,
      })),
      queue: state.queue,
    };
  }
}
