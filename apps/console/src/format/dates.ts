const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** A moment on the clock of whoever looks: `Nov 27, 2026, 4:05 PM`. */
export const moment = (iso: string): string => MOMENT.format(new Date(iso));

/** The day of a moment by UTC, which is how rules count their days. */
export const day = (iso: string): string => DAY.format(new Date(iso));

const SHORT_DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The same where the year is known: `Nov 27`. */
export const shortDay = (iso: string): string => SHORT_DAY.format(new Date(iso));
