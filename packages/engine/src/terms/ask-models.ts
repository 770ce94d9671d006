import { messageOf, type RegisteredTerm, type TermUse } from '@wherefore/contracts';
import type { FeatureReading } from '@wherefore/queue';
import type { TermDesk } from './term-desk.js';
import { entitiesOf, termRows, type TermSituation } from './term-rows.js';

/** The models that add to the scores of one decision: asked now, or as they were recorded. */
export interface Models {
  /** Nobody is asked, nothing is read. */
  readonly isNone: boolean;
  /** What each says of these products. A model that is late, or fails, adds nothing to any, and says why. */
  ask(products: readonly string[]): Promise<readonly TermUse[]>;
}

export const NO_MODELS: Models = Object.freeze({ isNone: true, ask: () => Promise.resolve([]) });

/** What was said then. */
export const recordedModels = (uses: readonly TermUse[] | undefined): Models =>
  uses === undefined || uses.length === 0 ? NO_MODELS : { isNone: false, ask: () => Promise.resolve(uses) };

/** Asks the registered models. What one has said of a product once, it says for the whole decision, and for whatever is supposed from it. */
export function liveModels(
  desk: TermDesk | undefined,
  terms: readonly RegisteredTerm[],
  who: TermSituation,
): Models {
  if (desk === undefined || terms.length === 0) return NO_MODELS;
  const entities = entitiesOf(terms.map(({ contract }) => contract));
  const asked = terms.map((term) => new AskedModel(desk, term, who));
  return {
    isNone: false,
    async ask(products) {
      const isNew = products.some((product) => asked.some((model) => !model.knows(product)));
      const { customer } = who;
      try {
        const reading = isNew ? await desk.features.read({ customer, products, entities }) : null;
        return await Promise.all(asked.map((model) => model.ask(products, reading)));
      } catch (error) {
        const reason = `features cannot be read: ${messageOf(error)}`;
        return asked.map((model) => model.leaveOut(reason));
      }
    },
  };
}

class AskedModel {
  private readonly said = new Map<string, number | null>();
  private stale: TermUse['stale'] = [];
  private leftOut: string | null = null;

  constructor(
    private readonly desk: TermDesk,
    private readonly term: RegisteredTerm,
    private readonly who: TermSituation,
  ) {}

  knows(product: string): boolean {
    return this.leftOut !== null || this.said.has(product);
  }

  async ask(products: readonly string[], reading: FeatureReading | null): Promise<TermUse> {
    const news = products.filter((product) => !this.knows(product));
    if (reading !== null && news.length > 0) await this.hear(news, reading);
    return this.use(products);
  }

  leaveOut(reason: string): TermUse {
    this.leftOut = reason;
    return this.use([]);
  }

  private use(products: readonly string[]): TermUse {
    const { version, contract } = this.term;
    const strengths = products.flatMap((product): [string, number][] => {
      const strength = this.said.get(product) ?? null;
      return strength === null || this.leftOut !== null ? [] : [[product, strength]];
    });
    const { leftOut, stale } = this;
    return { name: contract.name, version, coefficient: contract.coefficient, leftOut, stale, strengths };
  }

  private async hear(news: readonly string[], reading: FeatureReading): Promise<void> {
    const { contract } = this.term;
    const rows = termRows(contract, { reading, products: news, who: this.who });
    this.stale = rows.stale;
    this.leftOut = rows.leftOut;
    if (rows.leftOut !== null) return;
    for (const product of news) this.said.set(product, null);
    if (rows.products.length === 0) return;
    try {
      const model = await this.desk.modelOf(this.term);
      const answer = await model.score(rows.values, contract.withinMs);
      const [least, most] = contract.bounds;
      rows.products.forEach((product, row) =>
        this.said.set(product, Math.min(most, Math.max(least, answer[row] ?? 0))),
      );
    } catch (error) {
      this.leftOut = messageOf(error);
    }
  }
}
