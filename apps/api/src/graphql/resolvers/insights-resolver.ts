import { WhereforeError } from '@wherefore/contracts';
import { type AskedInsights, readInsights } from '@wherefore/engine';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Insights, InsightsInput, toInsights } from '../types/insights.js';

@Resolver()
export class InsightsResolver {
  @Query(() => Insights, { description: 'What offers led to in a period: shown, clicked, bought.' })
  async insights(
    @Arg('input', () => InsightsInput) input: InsightsInput,
    @Ctx() { parts }: RequestContext,
  ): Promise<Insights> {
    const { graph, insightLog } = parts;
    if (insightLog === undefined) throw new WhereforeError('UNAVAILABLE', 'The logs cannot be read here');
    const asked = { ...input, from: input.from.toISOString(), to: input.to.toISOString() } as AskedInsights;
    return toInsights(await readInsights({ graph, insightLog }, asked));
  }
}
