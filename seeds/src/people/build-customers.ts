import { DAY_MS } from '../calendar.js';
import { randomFor, type Random } from '../chance/random.js';
import { weightedPicker } from '../chance/weighted-picker.js';
import type { Settings } from '../options.js';
import { COUNTRIES } from '../vocabulary/people.js';
import { SEGMENTS } from '../vocabulary/segments.js';
import { contactOf } from './contact.js';
import { customerId, type Customer } from './customer.js';
import { tasteDrawer } from './draw-taste.js';

const NEW_PARENTS = SEGMENTS.findIndex(({ id }) => id === 'new-parents');
const THERE_FROM_THE_START = 0.5;
const MEDIAN_VISITS_PER_YEAR = 2.7;
const REFUSES_PERSONALISATION = 0.06;
const WANTS_MARKETING = 0.6;
const REFUSES_MARKETING = 0.16;

/** All customers, by index. Each has a random stream of its own. */
export function buildCustomers(settings: Settings): readonly Customer[] {
  const pickCountry = weightedPicker(COUNTRIES.map(({ share }) => share));
  const drawTaste = tasteDrawer();
  return Array.from({ length: settings.customers }, (_, index) => {
    const random = randomFor(settings.seed, 'customer', index);
    const country = COUNTRIES[pickCountry(random)] ?? random.pick(COUNTRIES);
    const taste = drawTaste(random);
    return {
      index,
      id: customerId(index),
      joinedAt: joinedAt(settings, random),
      country: country.code,
      region: random.chance(0.7) ? random.pick(country.regions) : null,
      locale: country.locale,
      birthYear: random.chance(0.75)
        ? new Date(settings.end).getUTCFullYear() - ageOf(taste.segments, random)
        : null,
      ...contactOf(country.code, index, random),
      loyalty: random.chance(0.3) ? (random.chance(0.3) ? 'gold' : 'silver') : 'none',
      taste,
      visitsPerYear: random.logNormal(MEDIAN_VISITS_PER_YEAR, 0.7),
      personalisation: !random.chance(REFUSES_PERSONALISATION),
      marketing: marketingChoice(random.next()),
    };
  });
}

function joinedAt({ start, end }: Settings, random: Random): number {
  if (random.chance(THERE_FROM_THE_START)) return start;
  return Math.ceil((start + (end - start) * random.next() * 0.97) / DAY_MS) * DAY_MS;
}

/** Years; parents of small children are younger than the rest. */
function ageOf(segments: readonly number[], random: Random): number {
  return segments.includes(NEW_PARENTS) ? 24 + random.int(20) : 19 + random.int(58);
}

function marketingChoice(uniform: number): boolean | null {
  if (uniform < WANTS_MARKETING) return true;
  return uniform < WANTS_MARKETING + REFUSES_MARKETING ? false : null;
}
