/** A campaign that comes back every year. */
export interface YearlyCampaign {
  readonly id: string;
  readonly name: string;
  readonly channel: 'email' | 'push' | 'post';
  /** First day: month 1 to 12, day 1 to 28. */
  readonly starts: readonly [month: number, day: number];
  readonly days: number;
  /** Aisles whose best sellers it is about. */
  readonly aisles: readonly string[];
  /** Whom it is sent to; a random quarter of everybody who agreed when absent. */
  readonly segment?: string;
}

export const CAMPAIGNS: readonly YearlyCampaign[] = [
  {
    id: 'fresh-desk',
    name: 'A fresh desk for the new year',
    channel: 'email',
    starts: [1, 7],
    days: 18,
    aisles: ['desk', 'computing'],
    segment: 'remote-workers',
  },
  {
    id: 'last-snow',
    name: 'Last snow',
    channel: 'email',
    starts: [2, 10],
    days: 14,
    aisles: ['winter-sports'],
    segment: 'winter-sports-fans',
  },
  {
    id: 'first-green',
    name: 'First green',
    channel: 'email',
    starts: [3, 12],
    days: 21,
    aisles: ['growing', 'garden-tools'],
    segment: 'gardeners',
  },
  {
    id: 'back-on-the-bike',
    name: 'Back on the bike',
    channel: 'push',
    starts: [4, 4],
    days: 16,
    aisles: ['cycling'],
    segment: 'cyclists',
  },
  {
    id: 'out-we-go',
    name: 'Out we go',
    channel: 'email',
    starts: [5, 20],
    days: 18,
    aisles: ['camping', 'hiking'],
  },
  {
    id: 'long-evenings',
    name: 'Long evenings',
    channel: 'email',
    starts: [6, 18],
    days: 20,
    aisles: ['grilling'],
  },
  {
    id: 'trail-season',
    name: 'Trail season',
    channel: 'push',
    starts: [8, 22],
    days: 16,
    aisles: ['running', 'sports-food'],
    segment: 'trail-runners',
  },
  {
    id: 'little-ones',
    name: 'For the little ones',
    channel: 'post',
    starts: [9, 15],
    days: 24,
    aisles: ['baby-care', 'outings'],
    segment: 'new-parents',
  },
  {
    id: 'slow-sundays',
    name: 'Slow Sundays',
    channel: 'email',
    starts: [10, 10],
    days: 20,
    aisles: ['coffee-making', 'baking'],
  },
  {
    id: 'black-week',
    name: 'Black Week',
    channel: 'email',
    starts: [11, 22],
    days: 9,
    aisles: ['audio', 'appliances', 'cleaning'],
  },
];
