import type { WhereforeClient } from './client.js';
import { styleSheet } from './element-style.js';
import { wordsOf } from './element-words.js';
import { node, offerCard, whyDialog } from './offer-nodes.js';
import type { Offer, OfferList, OffersInput, TrackInput } from './operations.generated.js';
import { askWithPage } from './page-requests.js';
import { watchExposure } from './watch-exposure.js';

let shared: WhereforeClient | null = null;
const unasked = new Set<WhereforeOffers>();

/** Registers `<wherefore-offers>`; all of a page ask by this client, in one request. */
export function defineOffers(client: WhereforeClient): void {
  shared = client;
  if (customElements.get('wherefore-offers') === undefined)
    customElements.define('wherefore-offers', WhereforeOffers);
  for (const one of unasked) one.refresh();
}

const NAMES = ['placement', 'viewing', 'cart', 'first', 'href', 'locale', 'heading'];
const Base = typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

/**
 * Offers of a placement, with the reason of each. Attributes: `placement`, `viewing`, `cart` (ids with spaces between), `first`,
 * `heading`, `locale`, `layout="list"`, `href` (of a product's page, with `{id}`). Events: `wherefore-offers` (the list),
 * `wherefore-open` (an offer; cancel it to stay on the page), `wherefore-error`. Hides itself where there is nothing to show.
 */
export class WhereforeOffers extends Base {
  static readonly observedAttributes = NAMES;
  private asked = 0;
  private scheduled = false;
  private stopWatching: () => void = () => undefined;

  connectedCallback(): void {
    if (this.shadowRoot === null) this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [styleSheet()];
    this.refresh();
  }

  disconnectedCallback(): void {
    unasked.delete(this);
    this.asked += 1;
    this.stopWatching();
    this.stopWatching = () => undefined;
  }

  attributeChangedCallback(): void {
    if (this.isConnected && this.shadowRoot !== null) this.refresh();
  }

  /** Asks anew, once for all that changes in this moment. */
  refresh(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      if (this.isConnected) void this.ask();
    });
  }

  private async ask(): Promise<void> {
    if (shared === null) return void unasked.add(this);
    unasked.delete(this);
    const asked = (this.asked += 1);
    try {
      const answer = await askWithPage(shared, this.request());
      if (asked !== this.asked) return;
      this.hidden = !answer.ok || answer.offers.length === 0;
      if (answer.ok) this.show(answer);
      this.tell('wherefore-offers', answer);
    } catch (error) {
      if (asked !== this.asked) return;
      this.hidden = (this.shadowRoot?.childElementCount ?? 0) === 0;
      this.tell('wherefore-error', error);
    }
  }

  private request(): OffersInput {
    const [viewing, cart] = [this.getAttribute('viewing'), this.getAttribute('cart')];
    const ids = cart?.split(/\s+/).filter((id) => id !== '');
    return {
      placement: this.getAttribute('placement') ?? 'home',
      first: Number(this.getAttribute('first') ?? 10),
      locale: this.locale,
      ...(viewing !== null && { viewing }),
      ...(ids !== undefined && { cart: ids }),
    };
  }

  private get locale(): string {
    return this.getAttribute('locale') ?? (document.documentElement.lang || 'en');
  }

  private show(list: OfferList): void {
    this.stopWatching();
    const words = wordsOf(this.locale);
    const title = this.getAttribute('heading') ?? words.title;
    const cards = list.offers.map((offer) => this.card(list, offer));
    const offers = node('ul', { part: 'list', tabindex: '0', 'aria-label': title }, ...cards);
    const step = (label: string, sign: string, by: number): HTMLElement =>
      node(
        'button',
        {
          part: 'step',
          class: 'step',
          type: 'button',
          'aria-label': label,
          onclick: () => offers.scrollBy({ left: by * offers.clientWidth * 0.8 }),
        },
        sign,
      );
    const heading = node('h2', { part: 'heading' }, node('slot', { name: 'heading' }, title));
    const steps = [step(words.back, '‹', -1), step(words.on, '›', 1)];
    const head = node('div', { class: 'head' }, heading, ...steps);
    const section = node('section', { part: 'section', 'aria-label': title }, head, offers);
    this.shadowRoot?.replaceChildren(section);
    const room = new ResizeObserver(() => {
      for (const one of steps) one.hidden = offers.scrollWidth <= offers.clientWidth;
    });
    room.observe(offers);
    const stop = watchExposure(cards, (products) => this.track(list, { type: 'SHOWN', products }));
    this.stopWatching = () => {
      room.disconnect();
      stop();
    };
  }

  private card(list: OfferList, offer: Offer): HTMLLIElement {
    const product = offer.product.id;
    const card = offerCard(offer, {
      words: wordsOf(this.locale),
      locale: this.locale,
      href: (this.getAttribute('href') ?? '/products/{id}').replace('{id}', encodeURIComponent(product)),
      onOpen: (event) => {
        this.track(list, { type: 'CLICKED', product });
        if (!this.tell('wherefore-open', { offer, decision: list.id })) event.preventDefault();
      },
      onWhy: () => this.explain(offer, () => this.dismiss(list, card)),
    });
    return card;
  }

  private explain(offer: Offer, dismiss: () => void): void {
    const dialog = whyDialog(offer, wordsOf(this.locale), () => {
      dialog.close();
      dismiss();
    });
    dialog.addEventListener('close', () => dialog.remove());
    this.shadowRoot?.append(dialog);
    dialog.showModal();
  }

  private dismiss(list: OfferList, card: HTMLLIElement): void {
    this.track(list, { type: 'DISMISSED', product: card.dataset['product'] ?? '' });
    const next = card.nextElementSibling ?? card.previousElementSibling;
    card.remove();
    if (next === null) this.hidden = true;
    else next.querySelector('button')?.focus();
  }

  private track({ id: decision, placement }: OfferList, event: TrackInput): void {
    if (decision !== null) shared?.track({ decision, placement, ...event });
  }

  /** False where a listener did not want what follows. */
  private tell(name: string, detail: unknown): boolean {
    return this.dispatchEvent(
      new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }
}
