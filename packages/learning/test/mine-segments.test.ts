import fc from 'fast-check';
import { mineLifecycle, mineTastes, buildHistory, type PastOrder, type ProductTraits } from '../src/index';
import { history, order, orders, reversed, seeded } from './worlds';

const AISLES = ['garden', 'kitchen', 'sport', 'office', 'music', 'books'];
const catalogue = new Map<string, ProductTraits>(
  AISLES.flatMap((aisle) =>
    Array.from({ length: 30 }, (_, at) => {
      const one = {
        title: null,
        price: null,
        brands: [],
        categories: [`${aisle}-${at % 5}`],
        above: [aisle],
      };
      return [`${aisle}${at}`, one] as const;
    }),
  ),
);
/** People who take half of what they take from one aisle, and people who take anything. */
function people(fans: Readonly<Record<string, number>>, others: number): PastOrder[] {
  const random = seeded(11);
  const draw = (aisle: string | null) =>
    `${aisle !== null && random() < 0.5 ? aisle : AISLES[Math.floor(random() * AISLES.length)]}${Math.floor(random() * 30)}`;
  const shop = (customer: string, aisle: string | null) =>
    [0, 1, 2].map((day) => order(customer, day, Array.from({ length: 5 }, () => draw(aisle)).join(' ')));
  return [
    ...Object.entries(fans).flatMap(([aisle, count]) =>
      Array.from({ length: count }, (_, at) => shop(`${aisle}-fan${at}`, aisle)),
    ),
    ...Array.from({ length: others }, (_, at) => shop(`anybody${at}`, null)),
  ].flat();
}

describe('tastes', () => {
  const past = buildHistory(people({ garden: 120, music: 90 }, 200));

  it('are groups of those who choose alike, named by what they like', () => {
    const tastes = mineTastes(past, catalogue, { groups: 4, minLift: 2 });
    expect(tastes.map(({ likes }) => likes.map(({ category }) => category))).toEqual([['garden'], ['music']]);
    for (const { likes, members } of tastes) {
      const fans = members.filter(({ customer }) => customer.startsWith(`${likes[0]?.category}-fan`));
      expect(fans.length / members.length).toBeGreaterThan(0.8);
    }
  });

  it('are the same whatever the order of baskets', () => {
    const options = { groups: 4, minLift: 2 };
    expect(mineTastes(reversed(past), catalogue, options)).toEqual(mineTastes(past, catalogue, options));
  });

  it('of fewer people than were asked for are not told', () => {
    const limits = { groups: 4, minLift: 2, minMembers: 100 };
    expect(mineTastes(past, catalogue, limits).map(({ likes }) => likes[0]?.category)).toEqual(['garden']);
  });

  it('do not hold those of whom little is known, nor anybody anonymous', () => {
    const some = people({ garden: 40 }, 60).map((one, at) =>
      at % 3 === 0 ? one : { ...one, customer: null },
    );
    expect(mineTastes(buildHistory(some), catalogue, { groups: 4, minLift: 2 })).toEqual([]);
  });
});

describe('lifecycle', () => {
  const all = { minMembers: 1 };
  const groupsOf = (past: readonly (PastOrder | readonly PastOrder[])[], options = all) =>
    new Map(mineLifecycle(history(...past), options).map(({ group, members }) => [group, members]));
  /** Every ten days until `last`. */
  const steady = (customer: string, last: number, times = 5) =>
    Array.from({ length: times }, (_, at) => order(customer, last - 10 * at, 'milk'));

  it('says where each stands, by their own usual gap, else the shop’s', () => {
    const groups = groupsOf([
      steady('on', 100),
      steady('late', 70),
      steady('gone', 50),
      order('fresh', 95, 'tea'),
      order('once', 30, 'tea'),
    ]);
    expect(groups.get('regulars')).toEqual(['on']);
    expect(groups.get('slipping')).toEqual(['late']);
    expect(groups.get('lost')).toEqual(['gone']);
    expect(groups.get('newcomers')).toEqual(['fresh']);
    expect(groups.get('one-timers')).toEqual(['once']);
  });

  it('says what each is worth, by what they spent where that is known', () => {
    const past = Array.from({ length: 20 }, (_, at) =>
      steady(`c${String(at).padStart(2, '0')}`, 200, 2 + at),
    );
    const spend = new Map(past.map((_, at) => [`c${String(at).padStart(2, '0')}`, at < 16 ? at : 3]));
    expect(groupsOf(past).get('best-customers')).toEqual(undefined);
    const byMoney = groupsOf(past, { ...all, spend } as typeof all);
    expect(byMoney.get('often-but-little')).toEqual(['c16', 'c17', 'c18', 'c19']);
  });

  it('puts everybody known in one stage, and in at most one group of worth', () => {
    fc.assert(
      fc.property(orders, (past) => {
        const told = buildHistory(past);
        const groups = mineLifecycle(told, all);
        const stages = ['newcomers', 'one-timers', 'regulars', 'slipping', 'lost'];
        const staged = groups.filter(({ group }) => stages.includes(group)).flatMap(({ members }) => members);
        const worths = groups
          .filter(({ group }) => !stages.includes(group))
          .flatMap(({ members }) => members);
        expect([...staged].sort()).toEqual(told.customers);
        expect(new Set(worths).size).toBe(worths.length);
        expect(mineLifecycle(reversed(told), all)).toEqual(groups);
      }),
    );
  });

  it('does not tell of fewer than ten people', () => {
    expect(mineLifecycle(history(steady('on', 100)))).toEqual([]);
  });
});
