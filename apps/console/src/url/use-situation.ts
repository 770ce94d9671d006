import { useCallback, useMemo } from 'react';
import { changeChoices, type Choices, DEFAULT_PLACEMENT } from './choices.js';
import { type Search, textOf } from './search.js';
import { useAddress } from './use-address.js';

const listOf = (search: Search, name: string): string[] => {
  const value = search[name] ?? [];
  return [...new Set(typeof value === 'string' ? [value] : value)].filter((id) => id !== '');
};

/** A situation in the address of a page that has several, or other things besides: each name of it begins with `prefix`. */
export function useSituation(prefix = ''): readonly [Choices, (change: Partial<Choices>) => void] {
  const { search, change } = useAddress();
  const choices = useMemo(
    (): Choices => ({
      customer: textOf(search, `${prefix}customer`),
      placement: textOf(search, `${prefix}placement`) ?? DEFAULT_PLACEMENT,
      viewing: textOf(search, `${prefix}viewing`),
      cart: listOf(search, `${prefix}cart`),
      product: textOf(search, `${prefix}product`),
      missing: textOf(search, `${prefix}missing`),
    }),
    [search, prefix],
  );
  const choose = useCallback(
    (changed: Partial<Choices>) => {
      const next = Object.entries(changeChoices(choices, changed)) as [string, Choices[keyof Choices]][];
      change(Object.fromEntries(next.map(([name, value]) => [`${prefix}${name}`, value])));
    },
    [choices, change, prefix],
  );
  return [choices, choose];
}
