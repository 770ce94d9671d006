import type { RequestRefused } from '../operations/offers.js';
import { Notice } from '../shell/notice.js';

const ADVICE: Readonly<Record<string, string>> = {
  'unknown-placement': 'Choose one of the placements in the list above.',
  'missing-context':
    'This placement needs more of the situation: choose a product being viewed, or fill the cart.',
};

/** The request was understood and cannot be answered as asked. */
export function RefusedRequest({ refusal }: { readonly refusal: RequestRefused }) {
  const advice = ADVICE[refusal.code];
  return (
    <Notice title={refusal.message} tone="warning">
      <p>{advice ?? `The API refused with the code ${refusal.code}.`}</p>
    </Notice>
  );
}
