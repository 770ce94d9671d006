/** Looks at the values at one place in a payload until `look` finds something, which is then the answer; else null. */
export type FindValue = <T>(payload: unknown, look: (value: unknown) => T | null) => T | null;

/**
 * A place such as `lines.product`, made ready to be looked at: lists on the way give each of their items, and so does a
 * list at the end where `items` says so. Nothing is copied.
 */
export function finderOf(place: string, end: 'items' | 'whole'): FindValue {
  const names = place.split('.');
  return (payload, look) => {
    const descend = (value: unknown, depth: number): ReturnType<typeof look> => {
      if (value === undefined || value === null) return null;
      if (Array.isArray(value) && (depth < names.length || end === 'items')) {
        for (const item of value as unknown[]) {
          const found = descend(item, depth);
          if (found !== null) return found;
        }
        return null;
      }
      const name = names[depth];
      if (name === undefined) return look(value);
      if (typeof value !== 'object' || !Object.hasOwn(value, name)) return null;
      return descend((value as Record<string, unknown>)[name], depth + 1);
    };
    return descend(payload, 0);
  };
}
