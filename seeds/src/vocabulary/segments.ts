/** A group of customers with a taste of its own. */
export interface SegmentTaste {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Share of customers in it as their first segment. */
  readonly share: number;
  /** How many times more than others they buy from an aisle; 1 for aisles not named. */
  readonly affinity: Readonly<Record<string, number>>;
  /** Of two things that would do, takes the cheaper. */
  readonly thrifty?: boolean;
}

export const SEGMENTS: readonly SegmentTaste[] = [
  {
    id: 'trail-runners',
    name: 'Trail runners',
    description: 'Run off the road, all year.',
    share: 0.1,
    affinity: { running: 7, 'sports-food': 6, hiking: 2.5 },
  },
  {
    id: 'home-cooks',
    name: 'Home cooks',
    description: 'Cook from scratch most evenings.',
    share: 0.12,
    affinity: { cookware: 5, baking: 6, larder: 5, appliances: 2 },
  },
  {
    id: 'new-parents',
    name: 'New parents',
    description: 'A child under two at home.',
    share: 0.09,
    affinity: { 'baby-care': 30, feeding: 26, outings: 24, 'baby-sleep': 24, cleaning: 1.5 },
  },
  {
    id: 'bargain-hunters',
    name: 'Bargain hunters',
    description: 'Look for the lower price.',
    share: 0.1,
    affinity: { cleaning: 1.8, larder: 1.5 },
    thrifty: true,
  },
  {
    id: 'remote-workers',
    name: 'Remote workers',
    description: 'Work from a desk at home.',
    share: 0.11,
    affinity: { desk: 6, computing: 6, printing: 4, audio: 4, drinks: 1.8 },
  },
  {
    id: 'weekend-campers',
    name: 'Weekend campers',
    description: 'Sleep outside when they can.',
    share: 0.09,
    affinity: { camping: 8, hiking: 5, grilling: 2 },
  },
  {
    id: 'cyclists',
    name: 'Cyclists',
    description: 'Ride to work and on Sundays.',
    share: 0.07,
    affinity: { cycling: 11, 'sports-food': 3 },
  },
  {
    id: 'gardeners',
    name: 'Gardeners',
    description: 'Grow things, on a balcony or an acre.',
    share: 0.08,
    affinity: { growing: 8, 'garden-tools': 7, grilling: 2 },
  },
  {
    id: 'coffee-lovers',
    name: 'Coffee lovers',
    description: 'Know what their grinder is set to.',
    share: 0.08,
    affinity: { 'coffee-making': 8, drinks: 6 },
  },
  {
    id: 'winter-sports-fans',
    name: 'Winter sports fans',
    description: 'Count the days to first snow.',
    share: 0.06,
    affinity: { 'winter-sports': 10, hiking: 1.8 },
  },
];
