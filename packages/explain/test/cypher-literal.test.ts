import { cypherLiteral, inlineParameters } from '@wherefore/explain';
import fc from 'fast-check';

describe('cypherLiteral', () => {
  it('writes every JSON value', () => {
    expect(cypherLiteral({ a: 1, 'b c': [true, null, "it's"], d: 'x\ny' })).toBe(
      "{a: 1, `b c`: [true, null, 'it\\'s'], d: 'x\\ny'}",
    );
  });

  it('lets no string end its own quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inner = cypherLiteral(text).slice(1, -1);
        expect(inner.replace(/\\./g, '')).not.toMatch(/['\\\n\r]/);
      }),
    );
  });

  it('keeps numbers exact', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(cypherLiteral(value))).toBe(value);
      }),
    );
  });

  it('keeps the sign of a negative zero', () => {
    expect(cypherLiteral(-0)).toBe('-0.0');
  });
});

describe('inlineParameters', () => {
  it('fills in what is known, once, and leaves comments alone', () => {
    const text = '// about $id\nMATCH (p {id: $id, other: $other}) WHERE p.x = $idx';
    const filled = inlineParameters(text, { id: "$other '", other: 2 });
    expect(filled).toBe("// about $id\nMATCH (p {id: '$other \\'', other: 2}) WHERE p.x = $idx");
  });
});
