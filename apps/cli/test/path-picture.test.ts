import type { EvidencePath } from '@wherefore/contracts';
import { pathPicture } from '../src/print/offer.js';

const product = (name: string) => ({ label: 'Product', id: name, name });
/** The lines that show where a path leads, without colours and facts. */
const stepsOf = (path: EvidencePath): string[] =>
  pathPicture(path)
    // eslint-disable-next-line no-control-regex -- colours are escape sequences
    .replace(/\u001b\[\d+m/g, '')
    .split('\n')
    .filter((line) => /^ +(\(|\+)/.test(line))
    .map((line) => line.trim());

it('draws a relationship in its direction', () => {
  const path = {
    nodes: [product('Tent'), product('Pegs')],
    relationships: [{ type: 'COMPLEMENTS', from: 0, to: 1, properties: {} }],
  };
  expect(stepsOf(path)).toEqual(['(Product Tent)', '+--COMPLEMENTS--> (Product Pegs)']);
});

it('draws one that was walked against its direction as pointing back, to the product it leads to', () => {
  const path = {
    nodes: [product('Hub'), product('Sensor')],
    relationships: [{ type: 'REQUIRES', from: 1, to: 0, properties: {} }],
  };
  expect(stepsOf(path)).toEqual(['(Product Hub)', '+<--REQUIRES-- (Product Sensor)']);
});

it('draws one that leads back to where it starts', () => {
  const path = {
    nodes: [product('Coffee')],
    relationships: [{ type: 'FOLLOWED_BY', from: 0, to: 0, properties: {} }],
  };
  expect(stepsOf(path)).toEqual(['(Product Coffee)', '+--FOLLOWED_BY--> (Product Coffee)']);
});
