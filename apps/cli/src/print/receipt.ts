import type { ForgetReceipt } from '@wherefore/contracts';

/** A receipt as lines; it names nobody. */
export function receiptLines({ id, found, customers, stores, money, seconds }: ForgetReceipt): string[] {
  const amounts = Object.entries(money.amounts).map(([currency, amount]) => `${amount} ${currency}`.trim());
  return [
    found
      ? `Forgotten (${customers} customer${customers === 1 ? '' : 's'}).`
      : 'Nothing was found; kept from coming in.',
    ...stores
      .filter(({ found: some }) => some > 0)
      .map(
        ({ store, removed, blanked, unit }) =>
          `  ${store.padEnd(14)} ${String(removed).padStart(6)} removed ${String(blanked).padStart(6)} blanked  ${unit}`,
      ),
    ...(money.orders === 0
      ? []
      : [
          `  ${money.orders} orders (${amounts.join(', ')}) stay, nobody's: in every total, in nothing measured per person.`,
        ]),
    `Receipt ${id}, ${seconds} s`,
  ];
}
