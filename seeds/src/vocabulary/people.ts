/** Where customers live: share of customers, language and a few regions. */
export interface Country {
  readonly code: string;
  readonly locale: string;
  readonly share: number;
  readonly regions: readonly string[];
}

export const COUNTRIES: readonly Country[] = [
  { code: 'DE', locale: 'de-DE', share: 0.38, regions: ['Bavaria', 'Berlin', 'Hesse', 'Saxony'] },
  { code: 'AT', locale: 'de-AT', share: 0.12, regions: ['Tyrol', 'Vienna', 'Styria'] },
  { code: 'FR', locale: 'fr-FR', share: 0.14, regions: ['Brittany', 'Occitania', 'Île-de-France'] },
  { code: 'NL', locale: 'nl-NL', share: 0.11, regions: ['Utrecht', 'Gelderland', 'North Holland'] },
  { code: 'BE', locale: 'nl-BE', share: 0.06, regions: ['Flanders', 'Wallonia'] },
  { code: 'ES', locale: 'es-ES', share: 0.07, regions: ['Catalonia', 'Galicia', 'Madrid'] },
  { code: 'IT', locale: 'it-IT', share: 0.07, regions: ['Piedmont', 'Veneto', 'Lazio'] },
  { code: 'IE', locale: 'en-IE', share: 0.05, regions: ['Leinster', 'Munster', 'Connacht'] },
];

export const FIRST_NAMES: readonly string[] = [
  'lena',
  'jonas',
  'mira',
  'felix',
  'clara',
  'noah',
  'ines',
  'luca',
  'emma',
  'paul',
  'sofia',
  'milan',
  'eva',
  'hugo',
  'nora',
  'oscar',
  'lea',
  'tom',
  'julia',
  'marco',
  'anna',
  'sean',
  'marta',
  'bram',
];

export const LAST_NAMES: readonly string[] = [
  'moser',
  'huber',
  'bakker',
  'martin',
  'rossi',
  'garcia',
  'murphy',
  'keller',
  'winter',
  'dubois',
  'visser',
  'weber',
  'costa',
  'lehner',
  'brandt',
  'peeters',
  'ferrari',
  'lopez',
  'kelly',
  'simon',
  'vogel',
  'roux',
];

export const STORES: readonly string[] = [
  'store-berlin',
  'store-munich',
  'store-vienna',
  'store-utrecht',
  'store-lyon',
];
