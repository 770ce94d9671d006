import { accepted, NO_RULES, refused, type Result, type RuleSet as Rules } from '@wherefore/contracts';
import {
  checkRules,
  loadPublishedRules,
  loadRuleSet,
  malformed,
  previewRules,
  type RulesRefused,
  unknownVersion,
} from '@wherefore/engine';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Parts, RequestContext } from '../context.js';
import { pageSize } from '../parse-request.js';
import { readRules, toFindings, toRefused } from '../types/read-rules.js';
import { RuleSet } from '../types/rule-set.js';
import { RuleFinding } from '../types/rules-result.js';
import { RulesQuestionInput, RulesSimulationResult, toRulesSimulation } from '../types/rules-simulation.js';

/** Rules whose own effect is worked out: each takes deciding the sample once more. */
const MOST_PRICED = 8;

/** What rules would do, and what is wrong with them, before they hold. */
@Resolver(() => RuleSet)
export class RulesPreviewResolver {
  @FieldResolver(() => [RuleFinding], {
    description: 'What is wrong with its rules, or looks it, as the shop is now.',
  })
  async findings(
    @Root() { version }: RuleSet,
    @Ctx() { parts, now }: RequestContext,
  ): Promise<RuleFinding[]> {
    const set = await loadRuleSet(parts.graph, version);
    return set === null ? [] : toFindings(await checkRules(parts.graph, set.rules, now));
  }

  @Query(() => RulesSimulationResult, {
    description:
      'Recorded decisions, latest first, decided again with other rules: a version, or rules that are not saved. Changes and records nothing.',
  })
  async simulateRules(
    @Arg('question', () => RulesQuestionInput) question: RulesQuestionInput,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many decisions, up to 100.' })
    first: number,
    @Arg('before', () => ID, { nullable: true, description: 'Only decisions older than this one.' })
    before: string | null | undefined,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<typeof RulesSimulationResult> {
    const { against, at } = question;
    const [draft, published] = await Promise.all([
      draftOf(parts, question, principal.subject),
      typeof against === 'number' ? versionOf(parts, against) : publishedOf(parts),
    ]);
    if (!draft.ok) return toRefused(draft.refusal);
    if (!published.ok) return toRefused(published.refusal);
    const preview = await previewRules(
      parts,
      { published: published.value, draft: draft.value, at: at ?? now, mostPriced: MOST_PRICED },
      { count: pageSize(first), before: before ?? null },
    );
    return toRulesSimulation(preview);
  }
}

async function draftOf(
  parts: Parts,
  { version, rules }: RulesQuestionInput,
  author: string,
): Promise<Result<Rules, RulesRefused>> {
  if (typeof version === 'number' && !rules) return versionOf(parts, version);
  if (typeof version === 'number' || !rules) return refused(malformed(['give either a version or rules']));
  const read = readRules(rules, author);
  return read.ok ? accepted({ version: NO_RULES.version, rules: read.value }) : read;
}

const publishedOf = async ({ graph }: Parts): Promise<Result<Rules, RulesRefused>> =>
  accepted(await loadPublishedRules(graph));

async function versionOf({ graph }: Parts, version: number): Promise<Result<Rules, RulesRefused>> {
  const set = version === NO_RULES.version ? NO_RULES : await loadRuleSet(graph, version);
  return set === null ? refused(unknownVersion(version)) : accepted(set);
}
