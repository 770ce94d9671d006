import { readSchemaCatalogue, type SchemaCatalogue } from '@wherefore/graph';

/** Which properties tell who somebody is, by the catalogue. */
export interface Guarded {
  /** Whether any label or relationship type has a guarded property of that name. */
  anywhere(property: string): boolean;
  /** Whether it is guarded on a node or relationship of that kind; what the catalogue does not know is guarded throughout. */
  on(kind: string, property: string): boolean;
}

export function guardedBy({ labels, relationships }: SchemaCatalogue): Guarded {
  const kinds = new Map(
    Object.entries({ ...labels, ...relationships }).map(([kind, { properties }]) => {
      const names = Object.entries(properties).flatMap(([name, { identifying }]) =>
        identifying === true ? [name] : [],
      );
      return [kind, names.map(matcherOf)] as const;
    }),
  );
  const all = [...kinds.values()].flat();
  const on = (kind: string, property: string): boolean =>
    kinds.get(kind)?.some((matches) => matches(property)) ?? true;
  return Object.freeze({ anywhere: (property: string) => all.some((matches) => matches(property)), on });
}

/** `attribute_*` stands for every name that begins so. */
function matcherOf(name: string): (property: string) => boolean {
  const start = name.slice(0, -1);
  return name.endsWith('*') ? (property) => property.startsWith(start) : (property) => property === name;
}

let read: Guarded | undefined;
export const guardedProperties = (): Guarded => (read ??= guardedBy(readSchemaCatalogue()));
