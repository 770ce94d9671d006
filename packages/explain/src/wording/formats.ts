/** Figures and dates as a language writes them. */
export interface Formats {
  /** A number with at most so many decimals. */
  number(value: number, decimals?: number): string;
  /** A calendar day of an ISO 8601 instant, in UTC; the text itself where it is no instant. */
  date(iso: string): string;
  /** Several things in one breath: "a, b and c". */
  list(things: readonly string[]): string;
}

/** Formats by Intl; its objects are costly, so each is made when first needed. */
export function formatsOf(locale: string): Formats {
  const numbers = new Map<number, Intl.NumberFormat>();
  let dates: Intl.DateTimeFormat | undefined;
  let lists: Intl.ListFormat | undefined;
  return {
    number(value, decimals = 0) {
      if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
      let format = numbers.get(decimals);
      if (format === undefined) {
        format = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals });
        numbers.set(decimals, format);
      }
      return format.format(value);
    },
    date(iso) {
      const at = Date.parse(iso);
      if (Number.isNaN(at)) return iso;
      dates ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
      return dates.format(at);
    },
    list(things) {
      lists ??= new Intl.ListFormat(locale, { type: 'conjunction' });
      return lists.format(things);
    },
  };
}
