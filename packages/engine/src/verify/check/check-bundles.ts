import type { BundleOffer } from '@wherefore/contracts';
import type { ExpectedBundle } from '../format/expected.js';
import { pathsOf } from './check-offers.js';
import { type Check, difference, listed } from './observed.js';

/** Which bundles are offered, and what they are like. A dynamic one is named by its parts: `tent+pegs`. */
export const checkBundles: Check = ({ bundles = {}, noBundle = [] }, decision) => {
  const got = decision.bundles.map(nameOf);
  const wrong = noBundle
    .filter((id) => got.includes(canonical(id)))
    .map((id) => difference(`no bundle ${id}`, listed(got)));
  const unlike = Object.entries(bundles).flatMap(([id, expected]) => {
    const bundle = decision.bundles.find((one) => nameOf(one) === canonical(id));
    if (bundle === undefined) return [difference(`the bundle ${id}`, listed(got))];
    return differencesOf(expected, bundle).map((one) => `${id}: ${one}`);
  });
  return [...wrong, ...unlike];
};

const nameOf = ({ id }: BundleOffer): string => id.replace(/^dynamic:/, '');
const canonical = (name: string): string => name.split('+').sort().join('+');

function differencesOf(expected: ExpectedBundle, bundle: BundleOffer): string[] {
  const { kind, title, price, saving, headline } = bundle;
  const facts = { kind, title, price, saving, headline };
  const unequal = Object.entries(facts).flatMap(([name, got]) => {
    const wanted = expected[name as keyof typeof facts];
    return wanted === undefined || wanted === got ? [] : [difference(`${name} ${wanted}`, String(got))];
  });
  const parts = bundle.parts.map(({ product }) => product.id as string);
  const wanted = expected.parts ?? parts;
  if ([...wanted].sort().join() !== [...parts].sort().join())
    unequal.push(difference(`the parts ${listed(wanted)}`, listed(parts)));
  const paths = pathsOf(bundle.contributions);
  const absent = (expected.paths ?? []).filter((path) => !paths.includes(path));
  return [
    ...unequal,
    ...absent.map((path) => difference(`the path "${path}"`, listed(paths.map((one) => `"${one}"`)))),
  ];
}
