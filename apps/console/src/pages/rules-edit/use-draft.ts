import { useReducer } from 'react';
import { copyOf, type DraftRule, emptyRule } from './draft.js';

type Step =
  | { readonly do: 'add' }
  | { readonly do: 'change'; readonly key: string; readonly change: Partial<DraftRule> }
  | { readonly do: 'move'; readonly key: string; readonly by: -1 | 1 }
  | { readonly do: 'duplicate'; readonly key: string }
  | { readonly do: 'remove'; readonly key: string };

/** The rules of a draft after a step. */
export function afterStep(rules: readonly DraftRule[], step: Step): readonly DraftRule[] {
  if (step.do === 'add') return [...rules, emptyRule()];
  const place = rules.findIndex(({ key }) => key === step.key);
  const rule = rules[place];
  if (rule === undefined) return rules;
  switch (step.do) {
    case 'change':
      return rules.with(place, { ...rule, ...step.change });
    case 'remove':
      return rules.toSpliced(place, 1);
    case 'duplicate':
      return rules.toSpliced(place + 1, 0, copyOf(rule, new Set(rules.map(({ id }) => id))));
    case 'move': {
      const to = place + step.by;
      return to < 0 || to >= rules.length ? rules : rules.toSpliced(place, 1).toSpliced(to, 0, rule);
    }
  }
}

/** The rules that are being written. */
export const useDraft = (begin: readonly DraftRule[]) => useReducer(afterStep, begin);
