/** What the first word of a kind of change is about; a kind that is not here is named as it is. */
const AREAS: Readonly<Record<string, string>> = {
  rules: 'Rules',
  placements: 'Placements',
  models: 'Models',
  quarantine: 'Quarantine',
  feeds: 'Feed contracts',
  batches: 'Held batches',
};

export interface KindChoice {
  readonly group: string;
  readonly items: readonly { readonly value: string; readonly label: string }[];
}

/** Kinds of change to choose from, by what they are about, each with how often it was made. */
export function choicesOf(
  kinds: readonly { readonly name: string; readonly count: number }[],
): readonly KindChoice[] {
  const areas = [...new Set(kinds.map(({ name }) => areaOf(name)))];
  return areas.map((area) => {
    const own = kinds.filter(({ name }) => areaOf(name) === area);
    const all = own.reduce((sum, { count }) => sum + count, 0);
    return {
      group: AREAS[area] ?? area,
      items: [
        { value: `${area}.`, label: `All of ${area} (${all})` },
        ...own.map(({ name, count }) => ({ value: name, label: `${name} (${count})` })),
      ],
    };
  });
}

const areaOf = (kind: string): string => kind.split('.')[0] ?? kind;
