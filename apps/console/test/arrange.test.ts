import { arrangeAcross } from '../src/path/arrange-across.js';
import { arrangeDown } from '../src/path/arrange-down.js';
import { NODE_HEIGHT, type Reason, type Scene } from '../src/path/scene.js';
import { pathOf } from './builders.js';

const complements: Reason = {
  index: 1,
  path: pathOf(['Customer:c', 'Product:a', 'Product:x'], ['PURCHASED', 'COMPLEMENTS']),
  context: null,
};
const related: Reason = {
  index: 2,
  path: pathOf(['Customer:c', 'Product:a', 'Product:x'], ['PURCHASED', 'RELATED']),
  context: null,
};
const inCart: Reason = {
  index: 3,
  path: pathOf(['Product:k', 'Product:x'], ['COMPLEMENTS']),
  context: 'in the cart',
};
const category: Reason = {
  index: 4,
  path: pathOf(
    ['Customer:c', 'Product:b', 'Category:t', 'Product:x'],
    ['PURCHASED', 'IN_CATEGORY', 'IN_CATEGORY'],
    [2],
  ),
  context: null,
};
const repeat: Reason = { index: 5, path: pathOf(['Customer:c', 'Product:x'], ['PURCHASED']), context: null };
const loop = { type: 'FOLLOWED_BY', source: null, epoch: null, at: null, properties: [] };
const all = [complements, inCart, related, category, repeat];

const named = (scene: Scene, name: string) => scene.nodes.filter((node) => node.name === name);
const typesOf = (scene: Scene) => scene.links.map((link) => link.texts.map(({ type }) => type).join('+'));

describe('the drawing from left to right', () => {
  const scene = arrangeAcross(all);

  it('has every node once and one offer, in the last column', () => {
    expect(named(scene, 'a')).toHaveLength(1);
    const [offer] = named(scene, 'x');
    expect(offer?.role).toBe('offer');
    expect(offer?.x).toBe(Math.max(...scene.nodes.map(({ x }) => x)));
    expect(offer?.reasons.toSorted()).toEqual([1, 2, 3, 4, 5]);
  });

  it('writes relationships between the same two nodes on one line', () => {
    expect(typesOf(scene)).toContain('COMPLEMENTS+RELATED');
    expect(typesOf(scene).filter((type) => type === 'PURCHASED')).toHaveLength(3);
  });

  it('keeps every relationship of a step that several lanes share', () => {
    const path = pathOf(['Customer:c', 'Product:b', 'Product:x'], ['VIEWED', 'RELATED']);
    expect(typesOf(arrangeAcross([category, { index: 6, path, context: null }]))).toContain(
      'PURCHASED+VIEWED',
    );
  });

  it('shows what only the moment knows as such: no arrow, and a visit at its start', () => {
    const link = scene.links.find(({ texts }) => texts[0]?.type === 'in the cart');
    expect(link?.arrow).toBe('none');
    expect(scene.nodes.find(({ key }) => key === link?.from)?.role).toBe('visit');
    expect(named(scene, 'k')[0]?.context).toBe('in the cart');
  });

  it('writes what joins a product to itself where the path arrives', () => {
    const bought = pathOf(['Customer:c', 'Product:x'], ['PURCHASED']);
    const followed = { ...bought, relationships: [...bought.relationships, { ...loop, from: 1, to: 1 }] };
    const again = arrangeAcross([{ index: 1, path: followed, context: null }]);
    expect(typesOf(again)).toEqual(['PURCHASED+FOLLOWED_BY']);
  });

  it('points the arrow the way the graph does', () => {
    const arrows = scene.links
      .filter(({ texts }) => texts[0]?.type === 'IN_CATEGORY')
      .map(({ arrow }) => arrow);
    expect(arrows).toEqual(['to', 'from']);
  });

  it('lets no two nodes of a column overlap', () => {
    for (const a of scene.nodes)
      for (const b of scene.nodes)
        if (a !== b && a.x === b.x) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(NODE_HEIGHT);
  });
});

describe('the drawing from top to bottom', () => {
  it('stacks one path', () => {
    const scene = arrangeDown([category]);
    expect(scene.nodes.map(({ name }) => name)).toEqual(['c', 'b', 't', 'x']);
    expect(typesOf(scene)).toEqual(['PURCHASED', 'IN_CATEGORY', 'IN_CATEGORY']);
    expect(scene.height).toBeGreaterThan(4 * NODE_HEIGHT);
  });

  it('is empty without a path', () => {
    expect(arrangeDown([]).nodes).toEqual([]);
    expect(arrangeAcross([]).nodes).toEqual([]);
  });
});
