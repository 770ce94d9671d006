import type { EventInput } from '@wherefore/contracts';
import { event, order } from './events.js';

/** When the toy shop's history ends. */
export const TOY_NOW = new Date('2026-10-01T12:00:00.000Z');

const PRODUCTS = [
  { id: 'tent', title: 'Tent', category: 'camping', brand: 'Northpeak', price: 200 },
  { id: 'pegs', title: 'Tent pegs', category: 'camping', brand: 'Northpeak', price: 10 },
  { id: 'stove', title: 'Stove', category: 'camping', brand: 'Emberline', price: 60 },
  { id: 'gas', title: 'Gas cartridge', category: 'camping', brand: 'Emberline', price: 7 },
  { id: 'shoes', title: 'Trail shoes', category: 'running', brand: 'Stride', price: 120 },
  { id: 'socks', title: 'Trail socks', category: 'running', brand: 'Stride', price: 15 },
  { id: 'coffee', title: 'Coffee beans', category: 'kitchen', brand: 'Roastery', price: 12 },
  { id: 'filter', title: 'Coffee filters', category: 'kitchen', brand: 'Roastery', price: 4 },
  { id: 'mug', title: 'Mug', category: 'kitchen', brand: 'Emberline', price: 9 },
  { id: 'lamp', title: 'Lamp', category: 'kitchen', brand: 'Northpeak', price: 30 },
] as const;

/** What people of each of six kinds buy, in each of their two orders. */
const HABITS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['tent', 'pegs'],
    ['stove', 'gas'],
  ],
  [['stove', 'gas'], ['mug']],
  [['shoes', 'socks'], ['lamp']],
  [['coffee', 'filter'], ['coffee']],
  [['tent', 'lamp'], ['shoes']],
  [
    ['mug', 'coffee'],
    ['coffee', 'filter'],
  ],
];
const PEOPLE = 120;

/** Events of a small shop whose right answers can be seen with the naked eye: pegs go with tents, gas with stoves ... */
export function toyShop(): EventInput[] {
  const events: EventInput[] = ['camping', 'running', 'kitchen'].map((category) =>
    event('category.upserted', { category, name: category }),
  );
  for (const { id, title, category, brand, price } of PRODUCTS) {
    events.push(
      event('product.upserted', {
        product: id,
        title,
        categories: [category],
        brand,
        price,
        currency: 'EUR',
        stock: 50,
      }),
    );
  }
  events.push(event('segment.upserted', { segment: 'campers', name: 'Campers' }));
  for (let person = 0; person < PEOPLE; person += 1) {
    const customer = `c${String(person).padStart(3, '0')}`;
    const habit = HABITS[person % HABITS.length];
    const day = String((person % 27) + 1).padStart(2, '0');
    habit?.forEach((products, visit) => {
      const at = `2026-0${visit === 0 ? 8 : 9}-${day}T10:00:00.000Z`;
      events.push(order(`o${person}-${visit}`, customer, { at, products }));
    });
    if (person % HABITS.length < 2) events.push(event('segment.joined', { segment: 'campers', customer }));
  }
  return events;
}
