import type { EvidenceSource } from '@wherefore/contracts';

/**
 * Log-odds per unit of strength for what the shop itself says, or what is said of products that nobody bought yet: the history cannot
 * tell what these are worth as long as nothing was offered for their sake. Our own estimates; a full-strength statement of the shop about
 * doubles the odds.
 */
export const STRUCTURAL_COEFFICIENTS: Readonly<Partial<Record<EvidenceSource, number>>> = Object.freeze({
  substitutes: 0.7,
  upgrades: 0.7,
  accessories: 0.7,
  'add-ons': 0.7,
  'similar-content': 0.4,
});
