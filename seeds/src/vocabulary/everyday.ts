import type { Department } from './shelf.js';

/** What everybody buys, whoever they are and whatever else is in the basket: the home of popular decoys. */
export const EVERYDAY: Department = {
  id: 'everyday',
  name: 'Everyday',
  brands: ['Plainly', 'Evergood', 'Voltana', 'Tidyway'],
  series: ['Basic', 'Daily', 'Simple', 'Ever', 'Value', 'Bright'],
  colours: [],
  promises: ['Does what it says, for less than you thought.', 'Always good to have one more in the drawer.'],
  aisles: [
    {
      id: 'useful-things',
      name: 'Useful things',
      shelves: [
        {
          id: 'batteries',
          name: 'Batteries',
          nouns: ['alkaline batteries'],
          size: ['pack', 'AA 8-pack', 'AA 24-pack', 'AAA 8-pack'],
          price: [5, 17],
          demand: 1.5,
        },
        {
          id: 'light-bulbs',
          name: 'Light bulbs',
          nouns: ['LED bulb'],
          size: ['socket', 'E14', 'E27'],
          price: [4, 12],
          demand: 1.1,
        },
        {
          id: 'charging-cables',
          name: 'Charging cables',
          nouns: ['USB-C cable'],
          size: ['length', '1 m', '2 m'],
          price: [7, 19],
          demand: 1.2,
        },
        {
          id: 'cleaning-cloths',
          name: 'Cleaning cloths',
          nouns: ['microfibre cloths'],
          size: ['pack', '5-pack', '10-pack'],
          price: [4, 11],
          demand: 1,
        },
      ],
    },
    {
      id: 'little-things',
      name: 'Little things',
      shelves: [
        {
          id: 'tote-bags',
          name: 'Tote bags',
          nouns: ['tote bag'],
          materials: ['cotton', 'jute'],
          price: [4, 15],
          demand: 1.3,
        },
        {
          id: 'chocolate',
          name: 'Chocolate',
          nouns: ['dark chocolate', 'hazelnut chocolate'],
          size: ['weight', '100 g', '300 g'],
          price: [3, 9],
          demand: 1.4,
        },
        {
          id: 'notebooks',
          name: 'Notebooks',
          nouns: ['notebook', 'dotted notebook'],
          size: ['format', 'A5', 'A4'],
          price: [5, 19],
          demand: 0.9,
        },
        {
          id: 'hand-soaps',
          name: 'Hand soaps',
          nouns: ['hand soap'],
          size: ['content', '300 ml', '1 L'],
          price: [4, 13],
          demand: 1.1,
        },
      ],
    },
  ],
};
