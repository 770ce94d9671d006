import type { AnchorKind, EvidenceSource, Intent, RefusalRule } from '@wherefore/contracts';
import type { Formats } from './formats.js';
import type { Missed, WhyNotWording } from './why-not-wording.js';

const EVIDENCE: Readonly<Record<EvidenceSource, string>> = {
  'own-repeats': 'Wiederkaufsrate',
  'own-habit': 'Kaufgewohnheit',
  complements: 'Ergänzung',
  'followed-by': 'Nachfolgerschaft',
  'walked-to': 'ein Weg über Käufer',
  'similar-content': 'eine ähnliche Beschreibung',
  'chosen-with': 'gemeinsame Käufer',
  related: 'Verwandtschaft',
  category: 'Bestseller der Kategorie',
  brand: 'Bestseller der Marke',
  segment: 'Bestseller',
  substitutes: 'Ersatz',
  upgrades: 'höhere Stufe',
  accessories: 'Zubehör',
  'add-ons': 'Erweiterung',
};
const KINDS: Readonly<Record<AnchorKind, string>> = {
  viewing: 'zum angesehenen Produkt',
  cart: 'zu etwas im Warenkorb',
  recent: 'zu etwas eben Angesehenem',
  viewed: 'zu etwas früher Angesehenem',
  carted: 'zu etwas aus dem gemerkten Warenkorb',
  purchased: 'zu etwas Gekauftem',
  subscribed: 'zu etwas Abonniertem',
  segment: 'in einer ihrer Gruppen',
  everyone: 'im ganzen Shop',
};
const INTENTS: Readonly<Record<Intent, string>> = {
  substitute: 'Ersatz',
  complement: 'Ergänzung',
  bundle: 'Paket',
  upgrade: 'höhere Stufe',
  replenish: 'Nachkauf',
  discover: 'Entdeckung',
};

const LIFT: Readonly<Record<RefusalRule, string>> = {
  'unknown-product': 'Ins Sortiment aufnehmen.',
  inactive: 'In den Verkauf nehmen.',
  'out-of-stock': 'Auf Lager legen.',
  'no-price': 'Einen Preis geben.',
  'in-cart': 'Nichts: Es liegt schon im Warenkorb.',
  'being-viewed': 'Nichts: Es wird gerade angesehen.',
  'already-owned': 'Nichts: Es ist schon vorhanden.',
  'bought-recently': 'Warten, bis es wieder fällig ist.',
  'requires-base': 'Eines der Grundprodukte muss vorhanden oder im Warenkorb sein.',
  'fits-nothing': 'Ein Produkt, zu dem es passt, muss vorhanden, angesehen oder im Warenkorb sein.',
  filtered: 'Die Filter der Anfrage weiter fassen.',
  excluded: 'Aus den Ausschlüssen der Anfrage nehmen.',
  'excluded-by-rule': 'Die Regel ändern oder beenden, die es ausschließt.',
  requirement: 'Die Regel ändern oder erfüllen, was sie verlangt.',
  'no-marketing-consent': 'Es braucht die Einwilligung für diesen Kanal.',
  'quiet-hours': 'Das Ende der Ruhezeit abwarten.',
  age: 'Nichts: Es darf nach dem Alter nicht angeboten werden.',
  region: 'In dieser Region zulassen, falls es dort verkauft werden darf.',
  'not-in-store': 'In dieser Filiale auf Lager legen.',
  'campaign-window': 'Die Aktion abwarten oder ihre Daten verschieben.',
  'frequency-cap': 'Warten oder die Obergrenze der Häufigkeit anheben.',
  'cool-down': 'Das Ende der Schonfrist abwarten.',
  'open-complaint': 'Die Beschwerde klären.',
  'recent-refund': 'Warten: Es wurde kürzlich zurückgegeben.',
  'margin-floor': 'Preis erhöhen, Kosten oder Rabatte senken, oder die Mindestmarge senken.',
  'not-an-upgrade': 'Es muss mehr kosten als das, was es ablöst.',
  'substitute-of-cart': 'Nichts, solange das im Warenkorb liegt, was es ersetzt.',
  'below-minimum': 'Die Mindestneigung des Platzes senken oder mehr Belege finden.',
  'other-intent': 'Seine Absicht in den Platz aufnehmen.',
  'shown-elsewhere': 'Aus dem anderen Bereich der Seite nehmen.',
};

export function whyNotDe({ number }: Formats): WhyNotWording {
  const place = ({ rank, candidates }: Missed): string =>
    `auf Platz ${number(rank)} von ${number(candidates)}`;
  const margin = ({ factor, logOdds, lostTo }: Missed): string => {
    if (lostTo === null || factor === null) return '';
    if (factor <= 1) return `, gleichauf mit „${lostTo}“, dem letzten gezeigten Angebot`;
    const short = logOdds === null ? '' : `, es fehlen ${number(logOdds, 2)} Log-Odds`;
    return `, hinter „${lostTo}“, dem letzten gezeigten Angebot, dessen Priorität ${number(factor, 2)}-mal so hoch ist${short}`;
  };
  return {
    unknown: (product) => `Ein Produkt ${product} gibt es im Sortiment nicht.`,
    noEvidence: (title) => `Im Graphen spricht hier nichts für „${title}“.`,
    refused: (title, reason) => `„${title}“ wird zurückgehalten: ${reason}`,
    belowPool: (missed) =>
      `„${missed.title}“ steht nach der Bewertung ${place(missed)}: zu weit hinten, um geprüft zu werden${margin(missed)}.`,
    lost: (missed) => `„${missed.title}“ steht ${place(missed)}${margin(missed)}.`,
    composition: {
      'per-category': (title) => `„${title}“ wäre eins zu viel aus seiner Kategorie.`,
      'per-brand': (title) => `„${title}“ wäre eins zu viel von seiner Marke.`,
      'intent-share': (title) => `„${title}“ verlor seinen Platz an den Anteil einer anderen Absicht.`,
      mmr: (title) => `„${title}“ ist dem schon Gezeigten zu ähnlich.`,
      pin: (title) => `„${title}“ verlor seinen Platz an ein festgesetztes Angebot.`,
      exploration: (title) => `„${title}“ verlor seinen Platz an die Erkundung.`,
    },
    shown: (title) => `„${title}“ wird angeboten.`,
    lift: LIFT,
    addIntent: (intent) => `Die Absicht ${INTENTS[intent]} in den Platz aufnehmen.`,
    relax: {
      'per-category': 'Die Obergrenze je Kategorie anheben.',
      'per-brand': 'Die Obergrenze je Marke anheben.',
      'intent-share': 'Den Anteil seiner Absicht am Platz anheben.',
      mmr: 'Lambda des Platzes anheben: weniger Vielfalt, mehr Relevanz.',
      pin: 'Die Festsetzung verschieben oder beenden.',
      exploration: 'Den Anteil der Erkundung senken.',
    },
    boost: (factor) => `Eine Verstärkung von ×${number(factor, 2)}.`,
    evidence: (source, kind, strength) =>
      `Ein Beleg: ${EVIDENCE[source]} ${KINDS[kind]}, Stärke mindestens ${number(strength, 3)}.`,
    anyEvidence: 'Irgendein Beleg: eine Ergänzung, eine Kategorie, ein Kauf, der dorthin führt.',
  };
}
