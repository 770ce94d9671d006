/** What follows what, by shelf: who bought `from` comes back for `to` after about so many days. */
export interface SequenceRule {
  readonly from: string;
  readonly to: string;
  readonly probability: number;
  readonly medianGapDays: number;
}

const ROWS: readonly (readonly [from: string, to: string, probability: number, medianGapDays: number])[] = [
  ['espresso-machines', 'descalers', 0.45, 48],
  ['espresso-machines', 'coffee-grinders', 0.26, 30],
  ['running-shoes', 'insoles', 0.3, 40],
  ['running-shoes', 'running-vests', 0.28, 26],
  ['running-vests', 'sports-watches', 0.24, 55],
  ['backpacks', 'trekking-poles', 0.3, 21],
  ['tents', 'sleeping-bags', 0.3, 18],
  ['hiking-boots', 'backpacks', 0.25, 35],
  ['bike-helmets', 'bike-computers', 0.25, 42],
  ['bike-computers', 'chain-care', 0.32, 28],
  ['raised-beds', 'plant-food', 0.4, 24],
  ['seed-kits', 'planters', 0.3, 32],
  ['vacuum-cleaners', 'air-purifiers', 0.22, 60],
  ['smart-hubs', 'smart-sensors', 0.5, 16],
  ['monitors', 'usb-hubs', 0.28, 20],
  ['standing-desks', 'office-chairs', 0.32, 28],
  ['baby-carriers', 'pushchairs', 0.25, 50],
  ['stand-mixers', 'baking-tins', 0.32, 17],
];

export const SEQUENCE_RULES: readonly SequenceRule[] = ROWS.map(([from, to, probability, medianGapDays]) => ({
  from,
  to,
  probability,
  medianGapDays,
}));
