import {
  listPlacements,
  listPlacementVersions,
  type PlacementParts,
  rollBackPlacement,
  savePlacement,
  withdrawPlacement,
} from '@wherefore/engine';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Parts, RequestContext } from '../context.js';
import { Placement, PlacementVersion } from '../types/placement.js';
import { PlacementChangeResult } from '../types/placement-change.js';
import { PlacementInput } from '../types/placement-input.js';
import { toConfiguration, toPlacement } from '../types/to-placement.js';

const placementParts = ({ graph, queue }: Parts): PlacementParts => ({
  graph,
  announce: () => queue.live.touch({ knowledge: true }),
});

@Resolver(() => Placement)
export class PlacementResolver {
  @Query(() => [Placement], { description: 'Where offers can be shown, in order of id.' })
  async placements(@Ctx() { parts }: RequestContext): Promise<Placement[]> {
    const states = await listPlacements(parts.graph);
    return states.filter(({ active }) => active).map(toPlacement);
  }

  @Query(() => Placement, { nullable: true, description: 'One placement, also a withdrawn one.' })
  async placement(
    @Arg('id', () => ID) id: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<Placement | null> {
    const found = (await listPlacements(parts.graph)).find(({ placement }) => placement.id === id);
    return found === undefined ? null : toPlacement(found);
  }

  @FieldResolver(() => [PlacementVersion], {
    description: 'What it was, newest first, the version that holds included; empty for a default.',
  })
  async versions(@Root() { id }: Placement, @Ctx() { parts }: RequestContext): Promise<PlacementVersion[]> {
    const versions = await listPlacementVersions(parts.graph, id);
    return versions.map(({ version, owner, reason, at, placement }) => ({
      version,
      owner,
      reason,
      at: new Date(at),
      configuration: JSON.stringify(placement),
    }));
  }

  @Mutation(() => PlacementChangeResult, {
    description: 'Save a placement as a new version, which holds at once, for all offers to come.',
  })
  async savePlacement(
    @Arg('placement', () => PlacementInput) placement: PlacementInput,
    @Arg('reason', () => String) reason: string,
    @Arg('basedOn', () => Int, { nullable: true }) basedOn: number | null,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<typeof PlacementChangeResult> {
    const draft = { config: toConfiguration(placement), who: principal.subject, why: reason, basedOn };
    return outcomeOf(await savePlacement(placementParts(parts), draft, now));
  }

  @Mutation(() => PlacementChangeResult, { description: 'Let an earlier version of a placement hold again.' })
  async rollBackPlacement(
    @Arg('id', () => ID) placement: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<typeof PlacementChangeResult> {
    const rollBack = { placement, version, who: principal.subject, why: reason };
    return outcomeOf(await rollBackPlacement(placementParts(parts), rollBack, now));
  }

  @Mutation(() => PlacementChangeResult, {
    description: 'Take the shop’s own configuration of a placement out of use; a default holds as it came.',
  })
  async withdrawPlacement(
    @Arg('id', () => ID) placement: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<typeof PlacementChangeResult> {
    const withdrawal = { placement, who: principal.subject, why: reason };
    return outcomeOf(await withdrawPlacement(placementParts(parts), withdrawal, now));
  }
}

type Outcome = Awaited<ReturnType<typeof savePlacement>>;

const outcomeOf = (outcome: Outcome): typeof PlacementChangeResult =>
  outcome.ok
    ? { ...outcome.value }
    : { ...outcome.refusal, fields: outcome.refusal.fields.map((field) => ({ ...field })) };
