import type { Because, Contribution, CypherStatement, Term } from '@wherefore/contracts';
import { type BecauseParts, contributionsOf, firstPath } from './because-parts.js';
import { cypherFor } from './cypher-for.js';
import { headlineOf } from './headline.js';

/**
 * The explanation of an offer, computed when it is read. The headline and the first path, which everybody asks for, are
 * kept; contributions and Cypher, which are large, are made anew. Its parts are own, enumerable properties: JSON and
 * spreading see all of them.
 */
export function lazyBecause(parts: BecauseParts): Because {
  return new LazyBecause(parts);
}

class LazyBecause implements Because {
  declare readonly headline: string;
  declare readonly firstPath: Because['firstPath'];
  declare readonly contributions: readonly Contribution[];
  declare readonly cypher: CypherStatement;
  readonly #parts: BecauseParts;
  #terms: readonly Term[] | undefined;
  #headline: string | undefined;
  #firstPath: Because['firstPath'] | undefined;

  constructor(parts: BecauseParts) {
    this.#parts = parts;
    Object.defineProperties(this, LazyBecause.#properties);
  }

  /** The same getters for every instance, so that all have one shape. */
  static readonly #properties = {
    headline: this.#own((self) => (self.#headline ??= self.#sayHeadline())),
    firstPath: this.#own((self) => {
      if (self.#firstPath === undefined) self.#firstPath = firstPath(self.#all(), self.#parts.ends);
      return self.#firstPath;
    }),
    contributions: this.#own((self) => contributionsOf(self.#all(), self.#parts)),
    cypher: this.#own((self) => cypherFor(self.#all(), self.#parts.cypher)),
  };

  static #own(read: (self: LazyBecause) => unknown): PropertyDescriptor {
    return {
      enumerable: true,
      get(this: LazyBecause) {
        return read(this);
      },
    };
  }

  #all(): readonly Term[] {
    return (this.#terms ??= this.#parts.terms());
  }

  #sayHeadline(): string {
    const { wording, discretion } = this.#parts;
    return headlineOf(this.#all(), wording, discretion);
  }
}
