/** What the element itself says; headlines come from the server, in the visitor's language. */
export interface Words {
  readonly title: string;
  readonly why: string;
  readonly because: string;
  readonly close: string;
  readonly dismiss: string;
  readonly back: string;
  readonly on: string;
}

const WORDS: Readonly<Record<'en' | 'de', Words>> = {
  en: {
    title: 'For you',
    why: 'Why this?',
    because: 'How we got here',
    close: 'Close',
    dismiss: 'Not for me',
    back: 'Earlier offers',
    on: 'Further offers',
  },
  de: {
    title: 'Für Sie',
    why: 'Warum das?',
    because: 'Wie wir darauf kommen',
    close: 'Schließen',
    dismiss: 'Nichts für mich',
    back: 'Vorige Angebote',
    on: 'Weitere Angebote',
  },
};

/** Words of a language, such as `de-AT`; English where we do not speak it. */
export const wordsOf = (locale: string): Words => WORDS[locale.toLowerCase().startsWith('de') ? 'de' : 'en'];
