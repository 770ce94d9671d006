import type { Placement } from '@wherefore/contracts';
import type { Composable, DroppedBy } from './composable.js';

type Facts = Composable['facts'];
export type Limits = Pick<Placement['diversity'], 'perCategory' | 'perBrand'>;

/** Counts a list's products per category and brand. A product counts in each of its categories. */
export class Caps {
  private readonly categories = new Map<string, number>();
  private readonly brands = new Map<string, number>();

  constructor(private readonly limits: Limits) {}

  add({ categories, brand }: Facts): void {
    if (this.limits.perCategory !== null) for (const { id } of categories) increment(this.categories, id);
    if (this.limits.perBrand !== null && brand !== null) increment(this.brands, brand);
  }

  /** The cap that one more product like this would break, or null. */
  brokenBy({ categories, brand }: Facts): DroppedBy | null {
    const { perCategory, perBrand } = this.limits;
    if (perCategory !== null)
      for (const { id } of categories)
        if ((this.categories.get(id) ?? 0) >= perCategory) return 'per-category';
    if (perBrand !== null && brand !== null && (this.brands.get(brand) ?? 0) >= perBrand) return 'per-brand';
    return null;
  }
}

const increment = (counts: Map<string, number>, key: string): unknown =>
  counts.set(key, (counts.get(key) ?? 0) + 1);
