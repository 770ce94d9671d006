import { EVIDENCE_SOURCES, INTENTS } from '@wherefore/contracts';
import { intentOf, sourcesOf } from '@wherefore/scoring';

const ALL = Object.fromEntries(INTENTS.map((intent) => [intent, 1]));
const NEW = { owned: false };
const said = (
  source: (typeof EVIDENCE_SOURCES)[number],
  value = 1,
  anchorKind: 'viewing' | 'purchased' = 'purchased',
) => ({
  source,
  anchorKind,
  value,
});

describe('intentOf', () => {
  it.each([
    ['complements', 'complement'],
    ['accessories', 'complement'],
    ['add-ons', 'complement'],
    ['substitutes', 'substitute'],
    ['upgrades', 'upgrade'],
    ['own-repeats', 'replenish'],
    ['own-habit', 'replenish'],
    ['followed-by', 'discover'],
    ['walked-to', 'discover'],
    ['chosen-with', 'discover'],
    ['related', 'discover'],
    ['brand', 'discover'],
    ['segment', 'discover'],
    ['category', 'discover'],
  ] as const)('reads %s as %s', (source, intent) => expect(intentOf([said(source)], ALL, NEW)).toBe(intent));

  it('reads the best of the category being looked at as substitutes', () =>
    expect(intentOf([said('category', 1, 'viewing')], ALL, NEW)).toBe('substitute'));

  it('adds up what speaks for an intent', () =>
    expect(intentOf([said('upgrades', 3), said('related', 2), said('brand', 2)], ALL, NEW)).toBe('discover'));

  it('looks only at what the placement wants, a share of nothing not being wanted', () => {
    const terms = [said('upgrades', 3), said('complements', 1)];
    expect(intentOf(terms, { complement: 1 }, NEW)).toBe('complement');
    expect(intentOf(terms, { complement: 1, upgrade: 0 }, NEW)).toBe('complement');
  });

  it('names the strongest where the placement wants none of them', () =>
    expect(intentOf([said('upgrades', 3), said('complements', 1)], { discover: 1 }, NEW)).toBe('upgrade'));

  it('replenishes what is owned and comes back, whatever else speaks for it', () => {
    const terms = [said('related', 9), said('own-repeats', 0.1)];
    expect(intentOf(terms, ALL, { owned: true })).toBe('replenish');
    expect(intentOf(terms, ALL, NEW)).toBe('discover');
  });

  it('discovers where nothing speaks', () => expect(intentOf([], { upgrade: 1 }, NEW)).toBe('discover'));
});

describe('sourcesOf', () => {
  it('is all of them where everything is wanted', () => expect(sourcesOf(ALL)).toEqual(EVIDENCE_SOURCES));
  it('is those of the intents that have a share', () => {
    expect(sourcesOf({ upgrade: 1, complement: 0 })).toEqual(['upgrades']);
    expect(sourcesOf({ substitute: 1 })).toEqual(['category', 'substitutes']);
    expect(sourcesOf({ bundle: 1 })).toEqual(['complements', 'accessories', 'add-ons']);
  });
});
