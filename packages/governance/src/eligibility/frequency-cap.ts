import { type Check, counted, DAY_MS } from './check.js';
import type { Shown } from './digest.js';

/**
 * The placement's cap counts how often a product was shown on this channel, or on one that was not named. A
 * merchandisers' cap counts on all channels: per `product` each product by itself, per `rule` everything that was shown
 * with the rule as its campaign.
 */
export const isShownEnough: Check = ({ facts, caps }, { placement: { frequencyCap } }, digest) => {
  if (frequencyCap === null && caps.length === 0) return null;
  const { product, campaign } = digest.shown();
  const shown = product.get(facts.id);
  if (frequencyCap !== null && shown !== undefined) {
    const times = timesWithin(frequencyCap.days, shown, digest);
    if (times >= frequencyCap.times) return sentence('It was shown', times, frequencyCap);
  }
  for (const cap of caps) {
    const seen = cap.per === 'product' ? shown : campaign.get(cap.rule);
    if (seen === undefined) continue;
    const times = timesWithin(cap.days, seen, { at: digest.at, channel: null });
    if (times < cap.times) continue;
    const what = cap.per === 'product' ? 'It was shown' : `What the rule ${cap.rule} is about was shown`;
    return { reason: sentence(what, times, cap), by: { rule: cap.rule, version: cap.version } };
  }
  return null;
};

/** A channel of null counts all. */
function timesWithin(
  days: number,
  shown: readonly Shown[],
  { at, channel }: { readonly at: number; readonly channel: string | null },
): number {
  const from = at - days * DAY_MS;
  let times = 0;
  for (const one of shown)
    if (one.at > from && (channel === null || one.channel === null || one.channel === channel)) times += 1;
  return times;
}

const sentence = (what: string, times: number, cap: { times: number; days: number }): string =>
  `${what} ${counted(times, 'time')} within ${counted(cap.days, 'day')}; the cap is ${cap.times}.`;
