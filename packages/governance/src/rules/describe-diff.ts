import type { RuleDiff } from '@wherefore/contracts';
import { sentenceOf } from './sentence-of.js';

/** A difference for people, a line for each rule: `+` came, `-` went, `~` says something else. */
export function describeDiff({ added, removed, changed }: RuleDiff): string[] {
  return [
    ...added.map((rule) => `+ “${rule.name}” (${rule.id}): ${sentenceOf(rule)}`),
    ...removed.map((rule) => `- “${rule.name}” (${rule.id}): ${sentenceOf(rule)}`),
    ...changed.map(({ before, after }) => {
      const [was, is] = [sentenceOf(before), sentenceOf(after)];
      const how = was === is ? 'other words or owner, the same effect' : `${was} → ${is}`;
      return `~ “${after.name}” (${after.id}): ${how}`;
    }),
  ];
}
