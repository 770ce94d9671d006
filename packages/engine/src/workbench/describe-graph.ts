import { readSchemaCatalogue, type SchemaCatalogue } from '@wherefore/graph';
import { FUNCTIONS } from './statement/words.js';

export interface PropertyMeaning {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
  /** Tells who somebody is: only for who may read personal data. */
  readonly personal: boolean;
}

export interface KindMeaning {
  readonly name: string;
  readonly meaning: string;
  readonly properties: readonly PropertyMeaning[];
}

export interface GraphMeaning {
  readonly labels: readonly KindMeaning[];
  readonly relationships: readonly (KindMeaning & {
    readonly from: readonly string[];
    readonly to: readonly string[];
  })[];
  /** Functions that a statement may call. */
  readonly functions: readonly string[];
}

type Thing = SchemaCatalogue['labels'][string];

/** What there is in the graph, and what it means, for whoever writes a statement. */
export function describeGraph(): GraphMeaning {
  const catalogue = readSchemaCatalogue();
  const kind = (name: string, thing: Thing): KindMeaning => ({
    name,
    meaning: thing.meaning,
    properties: [
      ...Object.entries(thing.properties).map(([property, { type, meaning, identifying }]) => ({
        name: property,
        type,
        meaning,
        personal: identifying === true,
      })),
      ...thing.provenance.flatMap((property) => {
        const described = catalogue.provenance[property];
        return described === undefined ? [] : [{ name: property, ...described, personal: false }];
      }),
    ],
  });
  return {
    labels: Object.entries(catalogue.labels).map(([name, thing]) => kind(name, thing)),
    relationships: Object.entries(catalogue.relationships).map(([name, thing]) => ({
      ...kind(name, thing),
      from: thing.from,
      to: thing.to,
    })),
    functions: [...FUNCTIONS].sort(),
  };
}
