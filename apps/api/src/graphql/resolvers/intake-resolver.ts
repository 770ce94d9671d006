import { actsForAnybody } from '@wherefore/contracts';
import { describeSystem, priceOrders, track, TRACKED_SOURCE } from '@wherefore/engine';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { forbidForeignFeedback } from '../../auth/forbid-foreign-feedback.js';
import { forbidVisitorsOrders } from '../../auth/forbid-visitors-orders.js';
import type { RequestContext } from '../context.js';
import { TrackInput } from '../types/inputs.js';
import { System } from '../types/system.js';
import { TrackResult } from '../types/track-result.js';

@Resolver()
export class IntakeResolver {
  @Mutation(() => TrackResult, { description: 'Report what visitors did. What is accepted is durable.' })
  async track(
    @Arg('events', () => [TrackInput]) events: TrackInput[],
    @Ctx() { parts, now, principal, visitorsOrder, backpressure }: RequestContext,
  ): Promise<TrackResult> {
    forbidVisitorsOrders(principal, events, visitorsOrder);
    await forbidForeignFeedback(parts, principal, events);
    await backpressure.assertRoom(new Map([[TRACKED_SOURCE, events.length]]), now);
    const tracked = events.map((event) => ({
      ...event,
      id: event.id ?? null,
      customer: event.customer ?? null,
      session: event.session ?? null,
      product: event.product ?? null,
      items: event.items ?? null,
      occurredAt: event.occurredAt?.toISOString() ?? null,
    }));
    const teller = actsForAnybody(principal) ? 'shop' : 'visitor';
    const { accepted, quarantined } = await track(
      parts,
      await priceOrders(parts.graph, tracked, teller),
      now,
    );
    return { accepted, quarantined: [...quarantined] };
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
