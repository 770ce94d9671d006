import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseScenarios, problemText } from '@wherefore/engine';

const ONE = `
title: A complement
why: It goes with it.
given:
  products: { tent: , pegs: { price: 5, category: camping } }
when: { placement: product, viewing: tent }
then: { offers: pegs, not: { stove: out-of-stock, lamp: } }
`;

/** The scenarios of a text that is right. */
function scenariosOf(text: string) {
  const parsed = parseScenarios(text, 'shop.yaml');
  if (!parsed.ok) throw new Error(parsed.refusal.map(problemText).join('\n'));
  return parsed.value;
}

/** What is wrong with a text, as it is told. */
function problemsOf(text: string): string[] {
  const parsed = parseScenarios(text, 'shop.yaml');
  return parsed.ok ? [] : parsed.refusal.map(problemText);
}

describe('a scenario', () => {
  it('is read with its defaults', () => {
    const [scenario] = scenariosOf(ONE);
    expect(scenario).toMatchObject({ file: 'shop.yaml', title: 'A complement', why: 'It goes with it.' });
    expect(scenario?.given?.products).toMatchObject({
      tent: { price: 10, stock: 50, category: [] },
      pegs: { price: 5, category: ['camping'] },
    });
    expect(scenario?.units).toMatchObject([
      {
        when: { placement: 'product', viewing: 'tent', first: 10, at: 'now' },
        then: { offers: ['pegs'], not: { stove: { rule: 'out-of-stock' }, lamp: {} } },
      },
    ]);
  });

  it('without a world is about the shop as it is', () => {
    const [scenario] = scenariosOf('{ title: t, why: w, then: { atLeast: 1 } }');
    expect(scenario?.given).toBeNull();
    expect(scenario?.units[0]?.when.placement).toBe('home');
  });

  it('may be a page of units', () => {
    const [scenario] = scenariosOf(
      '{ title: t, why: w, page: [{ then: {} }, { when: { placement: cart }, then: {} }] }',
    );
    expect(scenario?.units.map(({ when }) => when.placement)).toEqual(['home', 'cart']);
  });

  it('adds its own world to that of its family, and outweighs it', () => {
    const [plain, own] = scenariosOf(`
given: { products: { tent: { price: 200, stock: 3 }, pegs: } }
scenarios:
  - { title: plain, why: w, then: {} }
  - { title: own, why: w, given: { products: { tent: { price: 100 }, mat: } }, then: {} }
`);
    expect(plain?.given?.products).toMatchObject({ tent: { price: 200, stock: 3 } });
    expect(own?.given?.products).toMatchObject({ tent: { price: 100, stock: 3 }, pegs: {}, mat: {} });
  });
});

describe('the documentation', () => {
  const docs = path.join(__dirname, '..', '..', '..', 'docs');
  const read = (name: string): string => readFileSync(path.join(docs, name), 'utf8');

  it('shows personas that are read, and that ask the shop as it is', () => {
    const personas = scenariosOf(read('verify-example.yaml'));
    expect(personas.length).toBeGreaterThan(5);
    expect(personas.filter(({ given }) => given !== null)).toEqual([]);
  });

  it('shows a world that is read', () => {
    const [, world = ''] = /```yaml\n(.*?)```/s.exec(read('scenarios.md')) ?? [];
    expect(scenariosOf(world)[0]?.units[0]?.then.offers).toEqual(['pegs', 'stove']);
  });
});

describe('what is wrong with a file', () => {
  it('is told with file, scenario and field, all of it at once', () => {
    const text = `
scenarios:
  - { title: first, why: w, when: { placement: home, plcement: cart }, then: {} }
  - { title: second, why: w, then: { not: { tent: sold-out }, about: { pegs: { pice: 4 } } } }
  - { why: w, then: {} }
`;
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^shop\.yaml: first: when: .*plcement/),
      expect.stringMatching(/^shop\.yaml: second: then\.not\.tent\.rule: .*out-of-stock/),
      expect.stringMatching(/^shop\.yaml: second: then\.about\.pegs: .*pice/),
      expect.stringMatching(/^shop\.yaml: scenario 3: title: /),
    ]);
  });

  it.each([
    [
      'a time that is no time',
      '{ title: t, why: w, when: { at: yesterday }, then: {} }',
      /t: when\.at: not a point in time/,
    ],
    ['nothing expected', '{ title: t, why: w }', /say what is expected/],
    ['both forms at once', '{ title: t, why: w, then: {}, page: [{ then: {} }] }', /either/],
    ['no scenario at all', '- 1\n- 2', /shop\.yaml: scenario: /],
    ['no YAML', 'title: [', /shop\.yaml: file: /],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text).join('\n')).toMatch(problem);
  });
});
