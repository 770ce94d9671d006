import type { Wording } from './wording.js';

const kept = new WeakMap<Wording, Wording>();

/** The same words, but that every headline is the one of an offer that nothing speaks for. The same for the same wording. */
export function withoutReasons(wording: Wording): Wording {
  const known = kept.get(wording);
  if (known !== undefined) return known;
  const headlines = Object.fromEntries(
    Object.keys(wording.headlines).map((source) => [source, () => wording.plain]),
  ) as unknown as Wording['headlines'];
  const plain = Object.freeze({ ...wording, headlines });
  kept.set(wording, plain);
  return plain;
}
