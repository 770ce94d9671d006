import type { EvidencePath } from '../operations/offer-model.js';
import type { Choices } from '../url/choices.js';

/**
 * How the moment, rather than the graph, knows the start of a path. Null when the path starts at the customer:
 * then a stored relationship says so.
 */
export function contextOf(path: EvidencePath, choices: Pick<Choices, 'viewing' | 'cart'>): string | null {
  const start = path.nodes[0];
  if (start === undefined || start.label === 'Customer') return null;
  if (start.label !== 'Product') return 'any visitor';
  if (start.id === choices.viewing) return 'being viewed';
  if (choices.cart.includes(start.id)) return 'in the cart';
  return 'seen this visit';
}
