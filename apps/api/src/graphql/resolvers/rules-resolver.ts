import type { Result } from '@wherefore/contracts';
import {
  approveRules,
  checkRules,
  diffRuleSets,
  listRuleChanges,
  listRuleSets,
  loadPublishedRules,
  loadRuleSet,
  publishRules,
  type PublishParts,
  rejectRules,
  rollBackRules,
  type RulesRefused as Refusal,
  saveDraft,
  submitRules,
} from '@wherefore/engine';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Parts, RequestContext } from '../context.js';
import { pageSize } from '../parse-request.js';
import { readRules, toFindings, toRefused } from '../types/read-rules.js';
import { RuleInput } from '../types/rule.js';
import { RuleChange, RuleSet } from '../types/rule-set.js';
import { RuleDiffResult, RuleFinding, RuleSetResult, SaveRulesResult } from '../types/rules-result.js';
import { toRuleDiff, toRuleSet } from '../types/to-rule.js';

const publishParts = ({ graph, queue }: Parts): PublishParts => ({
  graph,
  announce: () => queue.live.touch({ knowledge: true }),
});

@Resolver()
export class RulesResolver {
  @Query(() => [RuleSet], { description: 'Versions of the rules, newest first.' })
  async ruleSets(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('before', () => Int, { nullable: true }) before: number | null,
    @Ctx() { parts }: RequestContext,
  ): Promise<RuleSet[]> {
    return (await listRuleSets(parts.graph, { first: pageSize(first), before })).map(toRuleSet);
  }

  @Query(() => RuleSet, { nullable: true, description: 'One version of the rules.' })
  async ruleSet(
    @Arg('version', () => Int) version: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<RuleSet | null> {
    const set = await loadRuleSet(parts.graph, version);
    return set === null ? null : toRuleSet(set);
  }

  @Query(() => RuleSet, { description: 'The rules that offers are decided with; version 0 has none.' })
  async publishedRules(@Ctx() { parts }: RequestContext): Promise<RuleSet> {
    const published = await loadPublishedRules(parts.graph);
    return toRuleSet((await loadRuleSet(parts.graph, published.version)) ?? published);
  }

  @Query(() => RuleDiffResult, { description: 'What differs between two versions; 0 is the empty set.' })
  async ruleSetDiff(
    @Arg('from', () => Int) from: number,
    @Arg('to', () => Int) to: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<typeof RuleDiffResult> {
    const diff = await diffRuleSets(parts.graph, { from, to });
    return diff.ok ? toRuleDiff(diff.value) : toRefused(diff.refusal);
  }

  @Query(() => [RuleFinding], { description: 'What is wrong with rules, or looks it; saves nothing.' })
  async lintRules(
    @Arg('rules', () => [RuleInput]) rules: RuleInput[],
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<RuleFinding[]> {
    const parsed = readRules(rules, principal.subject);
    if (!parsed.ok) return [{ severity: 'error', rules: [], message: parsed.refusal.message }];
    return toFindings(await checkRules(parts.graph, parsed.value, now));
  }

  @Query(() => [RuleChange], { description: 'Who did what to the rules, latest first.' })
  async ruleChanges(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Ctx() { parts }: RequestContext,
  ): Promise<RuleChange[]> {
    const changes = await listRuleChanges(parts.graph, { first: pageSize(first) });
    return changes.map((change) => ({ ...change, at: new Date(change.at) }));
  }

  @Mutation(() => SaveRulesResult, { description: 'Save a set of rules, complete, as a new draft.' })
  async saveRules(
    @Arg('rules', () => [RuleInput]) rules: RuleInput[],
    @Arg('reason', () => String) why: string,
    @Arg('basedOn', () => Int, { nullable: true }) basedOn: number | null,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<typeof SaveRulesResult> {
    const parsed = readRules(rules, principal.subject);
    if (!parsed.ok) return toRefused(parsed.refusal);
    const draft = { rules: parsed.value, who: principal.subject, why, basedOn };
    const saved = await saveDraft(parts.graph, draft, now);
    if (!saved.ok) return toRefused(saved.refusal);
    return { version: saved.value.version, warnings: toFindings(saved.value.warnings) };
  }

  @Mutation(() => RuleSetResult, { description: 'Ask for a draft to be approved.' })
  async submitRules(
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<typeof RuleSetResult> {
    return outcome(await submitRules(parts.graph, { version, who: principal.subject, why }, now));
  }

  @Mutation(() => RuleSetResult, {
    description: 'Approve a submitted version; where it changes high-risk rules, not your own.',
  })
  async approveRules(
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<typeof RuleSetResult> {
    return outcome(await approveRules(parts.graph, { version, who: principal.subject, why }, now));
  }

  @Mutation(() => RuleSetResult, { description: 'Turn a version down that is not published, for good.' })
  async rejectRules(
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<typeof RuleSetResult> {
    return outcome(await rejectRules(parts.graph, { version, who: principal.subject, why }, now));
  }

  @Mutation(() => RuleSetResult, { description: 'Decide offers with an approved version, from now on.' })
  async publishRules(
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<typeof RuleSetResult> {
    const move = { version, who: principal.subject, why };
    return outcome(await publishRules(publishParts(parts), move, now));
  }

  @Mutation(() => RuleSetResult, {
    description: 'Go back to a version that was published before, at once; 0 is no rules.',
  })
  async rollBackRules(
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) why: string,
    @Ctx() { parts, principal, now }: RequestContext,
  ): Promise<typeof RuleSetResult> {
    const move = { version, who: principal.subject, why };
    return outcome(await rollBackRules(publishParts(parts), move, now));
  }
}

const outcome = (result: Result<Parameters<typeof toRuleSet>[0], Refusal>): typeof RuleSetResult =>
  result.ok ? toRuleSet(result.value) : toRefused(result.refusal);
