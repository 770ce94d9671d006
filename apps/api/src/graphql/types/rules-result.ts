import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { RuleDiff, RuleSet } from './rule-set.js';

@ObjectType({ description: 'Something that is wrong with rules, or looks it.' })
export class RuleFinding {
  @Field(() => String, { description: 'error: keeps them from being saved; else warning.' })
  severity!: string;

  @Field(() => [ID], { description: 'The rules it is about.' })
  rules!: string[];

  @Field(() => String, { description: 'In a sentence.' })
  message!: string;
}

@ObjectType({ description: 'A draft that was saved.' })
export class SavedRules {
  @Field(() => Int, { description: 'Number of the new version.' })
  version!: number;

  @Field(() => [RuleFinding], { description: 'What looks wrong and did not keep it from being saved.' })
  warnings!: RuleFinding[];
}

@ObjectType({ description: 'Why the rules were not changed.' })
export class RulesRefused {
  @Field(() => String, {
    description:
      'malformed, faulty, unexplained, unknown-version, wrong-state, second-person, never-published or outdated.',
  })
  code!: string;

  @Field(() => String, { description: 'In sentences.' })
  message!: string;

  @Field(() => [RuleFinding], { description: 'What is wrong with which rules, where the code is faulty.' })
  findings!: RuleFinding[];
}

export const SaveRulesResult = createUnionType({
  name: 'SaveRulesResult',
  description: 'The draft that was saved, or why it was not.',
  types: () => [SavedRules, RulesRefused] as const,
  resolveType: (value) => ('warnings' in value ? SavedRules : RulesRefused),
});

export const RuleSetResult = createUnionType({
  name: 'RuleSetResult',
  description: 'The version after the change, or why it was not changed.',
  types: () => [RuleSet, RulesRefused] as const,
  resolveType: (value) => ('state' in value ? RuleSet : RulesRefused),
});

export const RuleDiffResult = createUnionType({
  name: 'RuleDiffResult',
  description: 'What differs, or why that cannot be said.',
  types: () => [RuleDiff, RulesRefused] as const,
  resolveType: (value) => ('added' in value ? RuleDiff : RulesRefused),
});
