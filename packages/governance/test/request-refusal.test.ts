import { requestRefusal } from '@wherefore/governance';
import { context, type Given } from './support/candidates.js';

const email: Given['placement'] = { channel: 'email', constraints: { consent: true } };
const agreed = (marketing: Record<string, boolean>, known = true): Given => ({
  situation: { marketing, known },
  placement: email,
});

describe('consent to marketing', () => {
  it.each([
    ['agreed on the channel', agreed({ email: true }), null],
    ['agreed on any channel', agreed({ any: true }), null],
    ['agreed on another channel', agreed({ push: true }), /not agreed to marketing by email/],
    ['never asked', agreed({}), /not agreed/],
    ['refused on the channel, agreed on any', agreed({ any: true, email: false }), /refused/],
    ['agreed on the channel, refused on any', agreed({ any: false, email: true }), /refused/],
    ['nobody we know', agreed({ email: true }, false), /Nobody is known/],
    ['a placement that asks for none', { placement: { channel: 'email' as const } }, null],
    [
      'a placement that asks for none, moved to a channel that calls on people',
      { request: { channel: 'push' as const } },
      /not agreed to marketing by push/,
    ],
    ['moved to a channel that people visit', { request: { channel: 'app' as const } }, null],
    [
      'the channel of the request, not of the placement',
      { ...agreed({ email: true }), request: { channel: 'push' as const } },
      /by push/,
    ],
  ])('%s', (_, given: Given, reason) => {
    const refusal = requestRefusal(context(given));
    if (reason === null) expect(refusal).toBeNull();
    else {
      expect(refusal?.rule).toBe('no-marketing-consent');
      expect(refusal?.reason).toMatch(reason);
    }
  });
});

describe('quiet hours', () => {
  const at = (time: string, quiet: [number, number], utcOffsetMinutes?: number) =>
    requestRefusal(
      context({
        situation: { at: `2026-11-24T${time}:00.000Z` },
        placement: { constraints: { quietHours: { from: quiet[0], to: quiet[1] } } },
        ...(utcOffsetMinutes === undefined ? {} : { request: { utcOffsetMinutes } }),
      }),
    );

  it.each([
    ['20:59', [21, 8], false],
    ['21:00', [21, 8], true],
    ['00:30', [21, 8], true],
    ['07:59', [21, 8], true],
    ['08:00', [21, 8], false],
    ['12:59', [13, 15], false],
    ['13:00', [13, 15], true],
    ['15:00', [13, 15], false],
    ['09:00', [9, 9], false],
  ] as const)('at %s, quiet from and to %j: %s', (time, [from, to], quiet) => {
    expect(at(time, [from, to])?.rule).toBe(quiet ? 'quiet-hours' : undefined);
  });

  it('go by the visitor’s clock', () => {
    expect(at('20:30', [21, 8], 60)?.reason).toBe(
      'It is 21:30 where the visitor is; nothing is sent from 21:00 to 08:00.',
    );
    expect(at('22:30', [21, 8], -300)).toBeNull();
    expect(at('00:10', [21, 8], -840)).toBeNull();
  });
});
