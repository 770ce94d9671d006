import type { Money } from '@wherefore/client';

export const priceText = ({ amount, currency }: Money): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);
