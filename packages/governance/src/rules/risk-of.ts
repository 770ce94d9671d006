import type { Rule } from '@wherefore/contracts';
import { namesOf } from './compile-rules.js';

/**
 * High-risk rules need two people. Those are discounts, and whatever can empty a whole shelf: exclusions and
 * requirements that do not name the products they are about.
 */
export function riskOf(rule: Pick<Rule, 'when' | 'then'>): 'normal' | 'high' {
  switch (rule.then.do) {
    case 'discount':
      return 'high';
    case 'exclude':
    case 'require':
      return namesOf(rule).length > 0 ? 'normal' : 'high';
    default:
      return 'normal';
  }
}
