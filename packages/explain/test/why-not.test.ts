import { INTENTS, ProductId, REFUSAL_RULES } from '@wherefore/contracts';
import { LANGUAGES, type Outcome, WHY_NOT_STAGES, whyNotOf, wordingFor } from '@wherefore/explain';
import fc from 'fast-check';
import { epoch } from './support/arbitrary-terms.js';

const en = wordingFor('en');
const propensityOf = (score: number): number => 1 / (1 + Math.exp(-score));

const lost: Outcome = {
  product: 'pegs',
  title: 'Pegs',
  shownAt: null,
  refusal: null,
  rank: 14,
  score: -4,
  priority: propensityOf(-4),
  candidates: 80,
  lastShown: { product: 'tent', title: 'Tent', priority: propensityOf(-3.7), score: -3.7 },
  dropped: null,
};
const refusedBy = (rule: (typeof REFUSAL_RULES)[number]): Outcome => ({
  ...lost,
  refusal: { product: ProductId.parse('pegs'), rule, reason: `It is held by ${rule}.` },
});
const textsOf = (outcome: Outcome): string[] =>
  whyNotOf(outcome, en).changes.map((one) => one.map(({ text }) => text).join(' or '));

describe('the stage', () => {
  it.each<[string, Outcome]>([
    ['unknown', { ...lost, title: null, score: null, priority: null, rank: null }],
    ['unknown', refusedBy('unknown-product')],
    ['no-evidence', { ...lost, score: null, priority: null, rank: null }],
    ['refused', refusedBy('out-of-stock')],
    ['below-pool', { ...lost, dropped: 'pool' }],
    ['lost', lost],
    ['composition', { ...lost, dropped: 'per-brand' }],
    ['shown', { ...lost, shownAt: 2 }],
  ])('is %s', (stage, outcome) => {
    expect(whyNotOf(outcome, en).stage).toBe(stage);
  });
});

describe('what it says', () => {
  it('of a refusal: the reason, and what lifts it', () => {
    const found = whyNotOf(refusedBy('out-of-stock'), en);
    expect(found.sentence).toBe('Pegs is held back: It is held by out-of-stock.');
    expect(found.rule).toBe('out-of-stock');
    expect(textsOf(refusedBy('out-of-stock'))).toEqual(['Put it in stock.']);
    expect(whyNotOf(refusedBy('out-of-stock'), wordingFor('de')).sentence).toBe(
      '„Pegs“ wird zurückgehalten: Nicht vorrätig.',
    );
  });

  it('of a refusal that nothing speaks for: both are needed', () => {
    const outcome = { ...refusedBy('inactive'), score: null, priority: null, rank: null };
    expect(textsOf(outcome)).toEqual([
      'Put it on sale.',
      'Any evidence: a complement, a category, a purchase that leads to it.',
    ]);
  });

  it('of an intent that the placement lacks: which one to add', () => {
    expect(textsOf({ ...refusedBy('other-intent'), intent: 'upgrade' })).toEqual([
      'Add the intent upgrade to the placement.',
    ]);
  });

  it('of what lost: to whom, by how much, and what would be enough', () => {
    const { sentence, margin } = whyNotOf(lost, en);
    expect(sentence).toBe(
      'Pegs is 14 of 80, behind Tent, the last offer shown, whose priority is 1.34 times as high, 0.3 log-odds short.',
    );
    expect(margin?.lostTo).toEqual({ product: 'tent', title: 'Tent' });
    expect(margin?.logOdds).toBeCloseTo(0.3, 9);
    expect(textsOf({ ...lost, epoch })).toEqual([
      'A boost of ×1.35. or Evidence: being a complement of what is being looked at, strength 0.101 or more. or ' +
        'Evidence: being a companion of what is being looked at, strength 0.101 or more. or ' +
        'Evidence: being a usual next choice of what is being looked at, strength 0.101 or more.',
    ]);
  });

  it('of a tie: level with the last offer', () => {
    const outcome = {
      ...lost,
      lastShown: { product: 'a', title: 'Tent', priority: lost.priority ?? 0, score: -4 },
    };
    expect(whyNotOf(outcome, en).sentence).toBe('Pegs is 14 of 80, level with Tent, the last offer shown.');
    expect(whyNotOf(outcome, en).changes[0]?.[0]?.factor).toBe(1.01);
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  const wording = wordingFor(language);

  it('every outcome has a sentence and, unless it is shown, something that would put it in', () => {
    const stages = new Set<string>();
    const outcomes = [
      { ...lost, shownAt: 1 },
      { ...lost, score: null, priority: null, rank: null },
      { ...lost, lastShown: null },
      { ...lost, priority: 0 },
      { ...lost, epoch },
      ...REFUSAL_RULES.map(refusedBy),
      ...INTENTS.map((intent) => ({ ...refusedBy('other-intent'), intent })),
      ...(['pool', 'per-category', 'per-brand', 'intent-share', 'mmr', 'pin', 'exploration'] as const).map(
        (dropped) => ({ ...lost, dropped }),
      ),
    ];
    for (const outcome of outcomes) {
      const { stage, sentence, changes } = whyNotOf(outcome, wording);
      stages.add(stage);
      expect(sentence).toMatch(/^\P{C}+\.$/u);
      expect(sentence).not.toMatch(/undefined|null|NaN|Infinity/);
      expect(changes.length > 0).toBe(stage !== 'shown');
      for (const { text } of changes.flat()) expect(text).toMatch(/^\p{Lu}\P{C}+\.$/u);
    }
    expect(stages).toEqual(new Set(WHY_NOT_STAGES));
  });
});

it('whatever is said to be enough is enough', () => {
  const scores = {
    score: fc.double({ min: -9, max: 2, noNaN: true }),
    ahead: fc.double({ min: 0, max: 4, noNaN: true }),
  };
  fc.assert(
    fc.property(fc.record({ ...scores, value: fc.double({ min: 0.01, max: 50, noNaN: true }) }), (drawn) => {
      const { score, ahead, value } = drawn;
      const priority = propensityOf(score) * value;
      const target = propensityOf(score + ahead) * value;
      const lastShown = { product: 'tent', title: 'Tent', priority: target, score: score + ahead };
      const { changes, margin } = whyNotOf({ ...lost, score, priority, lastShown, epoch }, en);
      if (margin?.logOdds !== null) expect(margin?.logOdds).toBeCloseTo(ahead, 6);
      for (const { factor, evidence } of changes.flat()) {
        if (factor !== null) expect(priority * factor).toBeGreaterThan(target);
        if (evidence === null) continue;
        const { source, kind, strength } = evidence;
        const more = epoch.coefficients[source] * epoch.anchorWeights[kind] * strength;
        expect(propensityOf(score + more) * value).toBeGreaterThanOrEqual(target * (1 - 1e-9));
        expect(strength).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 1_000 },
  );
});
