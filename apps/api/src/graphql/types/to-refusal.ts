import type { Refusal as RefusalFacts } from '@wherefore/contracts';
import type { Refusal } from './offer.js';

export const toRefusal = ({ product, rule, reason, by }: RefusalFacts): Refusal => ({
  productId: product,
  rule,
  reason,
  by: by?.rule ?? null,
});
