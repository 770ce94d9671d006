import type { Channel, RefusalRule, Situation } from '@wherefore/contracts';
import type { EligibilityContext } from './candidate.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Channels that call on people: offers that are moved there need consent whatever their placement says. */
const CALLING: ReadonlySet<Channel> = new Set(['email', 'push', 'phone']);

/** Why nothing at all may be offered here and now, or null. */
export function requestRefusal(
  context: Pick<EligibilityContext, 'situation' | 'request' | 'placement'>,
): { readonly rule: RefusalRule; readonly reason: string } | null {
  const channel = context.request.channel ?? context.placement.channel;
  const consent = missingConsent(context, channel);
  if (consent !== null) return { rule: 'no-marketing-consent', reason: consent };
  const quiet = quietNow(context);
  return quiet === null ? null : { rule: 'quiet-hours', reason: quiet };
}

/** A refusal, of the channel or of any channel, outweighs every consent; silence is no consent. */
function missingConsent(
  { situation, placement }: Pick<EligibilityContext, 'situation' | 'placement'>,
  channel: Channel,
): string | null {
  const moved = channel !== placement.channel && CALLING.has(channel);
  if (!placement.constraints.consent && !moved) return null;
  if (!situation.known) return `Nobody is known who could have agreed to marketing by ${channel}.`;
  const said = saidOf(situation, channel);
  if (said.includes(false)) return `The visitor refused marketing by ${channel}.`;
  return said.includes(true) ? null : `The visitor has not agreed to marketing by ${channel}.`;
}

const saidOf = ({ marketing }: Situation, channel: Channel): (boolean | undefined)[] => [
  marketing[channel],
  marketing['any'],
];

/** By the visitor's clock, or UTC where it is unknown. From and to alike is no quiet at all. */
function quietNow({
  situation,
  request,
  placement,
}: Pick<EligibilityContext, 'situation' | 'request' | 'placement'>): string | null {
  const quiet = placement.constraints.quietHours;
  if (quiet === null) return null;
  const { from, to } = quiet;
  const local = Date.parse(situation.at) + (request.utcOffsetMinutes ?? 0) * MINUTE_MS;
  const hour = Math.floor(local / HOUR_MS) % 24;
  const isQuiet = from <= to ? hour >= from && hour < to : hour >= from || hour < to;
  if (!isQuiet) return null;
  const time = new Date(local).toISOString().slice(11, 16);
  return `It is ${time} where the visitor is; nothing is sent from ${clock(from)} to ${clock(to)}.`;
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
