/** What the codes that are no products stand for. */
const NOT_PRODUCTS: Readonly<Record<string, string>> = {
  POST: 'postage',
  DOT: 'postage of the web shop',
  C2: 'carriage',
  M: 'a manual entry',
  D: 'a discount',
  S: 'samples',
  B: 'a bad debt adjustment',
  CRUK: 'a charity commission',
  PADS: 'a cushion pad allowance',
  AMAZONFEE: 'a marketplace fee',
  'BANK CHARGES': 'bank charges',
};

/** Five digits, perhaps with letters (a colour or size), or a code of the shop's own web range. */
const PRODUCT = /^(\d{5}[A-Z]{0,2}|DCGS\w+)$/;

/** Tills wrote the letters in either case; `85123a` is `85123A`. */
export function normalCode(code: string): string {
  return code.toUpperCase();
}

/** Why a stock code is no product; undefined when it is one. */
export function notAProduct(code: string): string | undefined {
  const normal = normalCode(code);
  if (PRODUCT.test(normal)) return undefined;
  if (normal.startsWith('GIFT_')) return 'no product: a gift voucher';
  const meaning = NOT_PRODUCTS[normal];
  return meaning === undefined ? 'no product: unknown kind of stock code' : `no product: ${meaning}`;
}
