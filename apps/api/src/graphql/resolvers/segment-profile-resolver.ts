import { forecastOfSegment, segmentProfiles } from '@wherefore/engine';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { pageSize } from '../parse-request.js';
import {
  SegmentForecast,
  SegmentProfile,
  SegmentProfiles,
  toSegmentProfile,
  toSegmentProfiles,
} from '../types/segment-profile.js';

@Resolver(() => SegmentProfile)
export class SegmentProfileResolver {
  @Query(() => SegmentProfiles, {
    description:
      'Groups of ten customers or more, declared and learned, with what they buy more than others.',
  })
  async segmentProfiles(
    @Arg('favourites', () => Int, { defaultValue: 3, description: 'Products of each, 1 to 100.' })
    favourites: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<SegmentProfiles> {
    return toSegmentProfiles(await segmentProfiles(parts.graph, { favourites: pageSize(favourites) }));
  }

  @Query(() => SegmentProfile, {
    nullable: true,
    description: 'One of them; null where there is no such group, or fewer than ten people in it.',
  })
  async segmentProfile(
    @Arg('id', () => ID) id: string,
    @Arg('favourites', () => Int, { defaultValue: 25, description: 'Products, 1 to 100.' })
    favourites: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<SegmentProfile | null> {
    const { profiles } = await segmentProfiles(parts.graph, { id, favourites: pageSize(favourites) });
    return profiles[0] === undefined ? null : toSegmentProfile(profiles[0]);
  }

  @FieldResolver(() => SegmentForecast, {
    nullable: true,
    description: 'What is expected of its members; null where fewer than ten are foreseen.',
  })
  forecast(
    @Root() { id }: SegmentProfile,
    @Ctx() { parts }: RequestContext,
  ): Promise<SegmentForecast | null> {
    return forecastOfSegment(parts.graph, id);
  }
}
