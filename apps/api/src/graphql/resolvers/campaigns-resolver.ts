import { countOrders, listCampaigns, loadCampaign, loadPromoted, saveCampaign } from '@wherefore/engine';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { pageSize } from '../parse-request.js';
import {
  Campaign,
  CampaignInput,
  CampaignOrders,
  SaveCampaignResult,
  toCampaign,
} from '../types/campaign.js';
import { Product, toProduct } from '../types/product.js';

@Resolver(() => Campaign)
export class CampaignsResolver {
  @Query(() => [Campaign], { description: 'Campaigns, those that begin last first.' })
  async campaigns(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<Campaign[]> {
    return (await listCampaigns(parts.graph, pageSize(first))).map(toCampaign);
  }

  @Query(() => Campaign, { nullable: true, description: 'A campaign by its id.' })
  async campaign(
    @Arg('id', () => ID) id: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<Campaign | null> {
    const facts = await loadCampaign(parts.graph, id);
    return facts === null ? null : toCampaign(facts);
  }

  @FieldResolver(() => [Product], { description: 'What it promotes, in order of id.' })
  async promoted(
    @Root() { id }: Campaign,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<Product[]> {
    return (await loadPromoted(parts.graph, id, pageSize(first))).map(toProduct);
  }

  @FieldResolver(() => CampaignOrders, {
    description: 'What those whom it reached ordered while it ran; they might have without it.',
  })
  orders(@Root() { id }: Campaign, @Ctx() { parts }: RequestContext): Promise<CampaignOrders> {
    return countOrders(parts.graph, id);
  }

  @Mutation(() => SaveCampaignResult, {
    description: 'Describe a campaign, as its feed would; the newest description holds.',
  })
  async saveCampaign(
    @Arg('campaign', () => CampaignInput) input: CampaignInput,
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now, backpressure }: RequestContext,
  ): Promise<typeof SaveCampaignResult> {
    const { id, name, channel, startsAt, endsAt, products } = input;
    const campaign = {
      campaign: id,
      name,
      products,
      ...(channel ? { channel } : {}),
      ...(startsAt ? { startsAt: startsAt.toISOString() } : {}),
      ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
    };
    await backpressure.assertRoom(new Map([['console', 1]]), now);
    const saved = await saveCampaign(parts, { who: principal.subject, why, campaign }, now);
    return saved.ok ? { ...saved.value } : { message: saved.refusal };
  }
}
