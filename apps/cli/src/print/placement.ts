import type { PlacementState, PlacementVersion } from '@wherefore/engine';

/** A placement on one line: what it is, what it offers, which version. */
export function placementLine({ placement, version, active, changed }: PlacementState): string {
  const { id, name, channel, intents } = placement;
  const mix = Object.entries(intents)
    .filter(([, share]) => share > 0)
    .map(([intent, share]) => `${intent} ${share}`)
    .join(', ');
  const origin =
    changed === null ? 'default' : `version ${version} by ${changed.owner}, ${changed.at.slice(0, 10)}`;
  return `${id.padEnd(16)} ${name} (${channel}): ${mix}; ${origin}${active ? '' : ', withdrawn'}`;
}

/** A version on one line: number, who, when, why. */
export const versionLine = ({ version, owner, at, reason }: PlacementVersion): string =>
  `${String(version).padStart(6)}  ${at.slice(0, 16).replace('T', ' ')}  ${owner}: ${reason}`;
