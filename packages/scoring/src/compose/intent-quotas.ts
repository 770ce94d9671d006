import { type Intent, INTENTS, type Placement } from '@wherefore/contracts';

type Counts = Readonly<Partial<Record<Intent, number>>>;

/**
 * Slots per intent by largest remainder (Hamilton's method), over the intents that have candidates; equal remainders go
 * to the greater share, then in the order of {@link INTENTS}. No intent is given more slots than it has candidates:
 * what is left over belongs to nobody, so the sum may be less than `slots`.
 */
export function intentQuotas(
  mix: Placement['intents'],
  supply: Counts,
  slots: number,
): Record<Intent, number> {
  const quotas = { ...NONE };
  const wanted = INTENTS.filter((intent) => (mix[intent] ?? 0) > 0 && (supply[intent] ?? 0) > 0);
  const total = wanted.reduce((sum, intent) => sum + (mix[intent] ?? 0), 0);
  const parts = wanted.map((intent) => {
    const exact = (slots * (mix[intent] ?? 0)) / total;
    // A share such as 0.3 of 10 slots must not lose its slot to a rounding error.
    const whole = Math.floor(exact + 1e-9);
    return { intent, whole, remainder: Math.round((exact - whole) * 1e9), share: mix[intent] ?? 0 };
  });
  let left = slots - parts.reduce((sum, { whole }) => sum + whole, 0);
  parts.sort((a, b) => b.remainder - a.remainder || b.share - a.share);
  for (const { intent, whole } of parts) {
    const extra = left > 0 ? 1 : 0;
    left -= extra;
    quotas[intent] = Math.min(whole + extra, supply[intent] ?? 0);
  }
  return quotas;
}

export const NONE: Readonly<Record<Intent, number>> = Object.freeze({
  substitute: 0,
  complement: 0,
  bundle: 0,
  upgrade: 0,
  replenish: 0,
  discover: 0,
});
