export const SOURCE = 'completejourney';
export const CURRENCY = 'USD';

/** First day of the recorded year: when catalogue and households count as known, for their files carry no date. */
export const RECORDED_FROM = '2017-01-01T00:00:00.000Z';

/** `FRZN ICE` as `Frzn Ice`: the source shouts. */
export function readableName(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[^a-z'])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
