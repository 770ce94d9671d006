import type { Words } from './element-words.js';
import type { Money, Offer } from './operations.generated.js';

type Attributes = Readonly<Record<string, string | ((event: Event) => void)>>;

/** An element with attributes, listeners (`onclick`) and content; text is never read as markup. */
export function node<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') made.setAttribute(name, value);
    else made.addEventListener(name.slice(2), value);
  }
  made.append(...content);
  return made;
}

const priceText = ({ amount, currency }: Money, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);

export interface CardOptions {
  readonly words: Words;
  readonly locale: string;
  /** Where a product's page is. */
  readonly href: string;
  onOpen(event: Event): void;
  onWhy(event: Event): void;
}

/** One offer. The slot `offer-<product>` replaces what is in it; the button that says why stays. */
export function offerCard({ product, price, because }: Offer, options: CardOptions): HTMLLIElement {
  const { words, locale, href, onOpen, onWhy } = options;
  const link = node('a', { part: 'link', href, onclick: onOpen }, product.title);
  const shown = price === null ? [] : [node('p', { part: 'price' }, priceText(price, locale))];
  const reason = node('p', { part: 'reason', class: 'reason' }, because.headline);
  const slot = node('slot', { name: `offer-${product.id}` }, link, ...shown, reason);
  const why = node(
    'button',
    {
      part: 'why',
      type: 'button',
      'aria-haspopup': 'dialog',
      'aria-label': `${words.why} ${product.title}`,
      onclick: onWhy,
    },
    words.why,
  );
  return node('li', { part: 'offer', 'data-product': product.id }, slot, why);
}

/** Says why: the sentence, and the things on the way from the visitor to the offer. */
export function whyDialog(
  { product, because }: Offer,
  words: Words,
  onDismiss: () => void,
): HTMLDialogElement {
  const steps = (because.firstPath?.nodes ?? []).map(({ name }) => node('li', {}, name));
  const path =
    steps.length === 0 ? [] : [node('h4', {}, words.because), node('ol', { part: 'path' }, ...steps)];
  const heading = node('h3', { id: 'why' }, product.title);
  const close = node(
    'button',
    { part: 'close', type: 'button', autofocus: '', onclick: () => dialog.close() },
    words.close,
  );
  const dismiss = node('button', { part: 'dismiss', type: 'button', onclick: onDismiss }, words.dismiss);
  const actions = node('div', { class: 'actions' }, dismiss, close);
  const dialog: HTMLDialogElement = node(
    'dialog',
    { part: 'popover', 'aria-labelledby': 'why' },
    heading,
    node('p', { part: 'reason' }, because.headline),
    ...path,
    actions,
  );
  return dialog;
}
