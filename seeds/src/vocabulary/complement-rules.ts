/**
 * What goes with what, by shelf: who buys `from` puts `to` in the same basket with about this probability.
 * One direction only, unless both are listed. A rule marked `fits` also says so in the catalogue.
 */
export interface ComplementRule {
  readonly from: string;
  readonly to: string;
  readonly probability: number;
  readonly fits: boolean;
}

type Row = readonly [from: string, to: string, probability: number, fits?: 'fits'];

const ROWS: readonly Row[] = [
  ['tents', 'tent-pegs', 0.46],
  ['tents', 'groundsheets', 0.32, 'fits'],
  ['tents', 'camp-lanterns', 0.22],
  ['sleeping-bags', 'sleeping-mats', 0.38],
  ['camp-stoves', 'gas-canisters', 0.5, 'fits'],
  ['backpacks', 'rain-covers', 0.36, 'fits'],
  ['backpacks', 'dry-bags', 0.24],
  ['hiking-boots', 'hiking-socks', 0.42],
  ['hiking-boots', 'boot-care', 0.3],
  ['trekking-poles', 'headlamps', 0.2],
  ['running-shoes', 'running-socks', 0.4],
  ['running-vests', 'soft-flasks', 0.45, 'fits'],
  ['running-vests', 'energy-gels', 0.25],
  ['bike-helmets', 'bike-lights', 0.34],
  ['bike-lights', 'bike-locks', 0.22],
  ['bike-computers', 'bike-mounts', 0.44, 'fits'],
  ['floor-pumps', 'inner-tubes', 0.36],
  ['skis', 'ski-wax', 0.4],
  ['skis', 'ski-gloves', 0.24],
  ['ski-goggles', 'ski-gloves', 0.26],
  ['yoga-mats', 'yoga-blocks', 0.42],
  ['dumbbells', 'resistance-bands', 0.26],
  ['frying-pans', 'pan-protectors', 0.38],
  ['chef-knives', 'knife-sharpeners', 0.36],
  ['chef-knives', 'cutting-boards', 0.3],
  ['espresso-machines', 'milk-jugs', 0.44],
  ['espresso-machines', 'coffee-beans', 0.36],
  ['coffee-drippers', 'filter-papers', 0.48, 'fits'],
  ['stand-mixers', 'mixer-attachments', 0.3, 'fits'],
  ['baking-tins', 'baking-mats', 0.3],
  ['proofing-baskets', 'flours', 0.4],
  ['water-jugs', 'water-cartridges', 0.48, 'fits'],
  ['air-fryers', 'air-fryer-liners', 0.42, 'fits'],
  ['duvets', 'bed-linen', 0.3],
  ['bed-linen', 'pillows', 0.24],
  ['towels', 'bath-mats', 0.28],
  ['bath-mats', 'towels', 0.24],
  ['vacuum-cleaners', 'vacuum-bags', 0.4, 'fits'],
  ['throws', 'cushions', 0.32],
  ['cushions', 'throws', 0.24],
  ['air-purifiers', 'purifier-filters', 0.32, 'fits'],
  ['raised-beds', 'potting-soil', 0.48],
  ['seed-kits', 'plant-food', 0.26],
  ['secateurs', 'garden-gloves', 0.36],
  ['hedge-trimmers', 'tool-batteries', 0.34, 'fits'],
  ['garden-hoses', 'hose-nozzles', 0.42, 'fits'],
  ['grills', 'grill-covers', 0.34, 'fits'],
  ['grills', 'charcoal', 0.4],
  ['nappies', 'baby-wipes', 0.34],
  ['nappy-bins', 'nappy-bin-refills', 0.45, 'fits'],
  ['cots', 'cot-mattresses', 0.42, 'fits'],
  ['highchairs', 'bibs', 0.32],
  ['standing-desks', 'cable-trays', 0.34],
  ['monitors', 'monitor-arms', 0.34, 'fits'],
  ['keyboards', 'wrist-rests', 0.3],
  ['keyboards', 'mice', 0.34],
  ['printers', 'ink-cartridges', 0.4, 'fits'],
  ['headphones', 'headphone-cases', 0.34, 'fits'],
  ['microphones', 'microphone-arms', 0.38, 'fits'],
  ['olive-oils', 'pasta', 0.24],
];

export const COMPLEMENT_RULES: readonly ComplementRule[] = ROWS.map(([from, to, probability, fits]) => ({
  from,
  to,
  probability,
  fits: fits !== undefined,
}));
