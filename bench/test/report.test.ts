import { hotFunctions } from '../src/report/hot-functions.js';
import { reportText } from '../src/report/offers-report.js';
import { targetsOf } from '../src/report/targets.js';
import { textTable } from '../src/report/text-table.js';
import { measurement, report } from './builders.js';

describe('the report', () => {
  it('lines columns up: the first to the left, the others to the right', () => {
    expect(
      textTable([
        ['name', 'ms'],
        ['warm', '1.25'],
        ['', '10.50'],
      ]),
    ).toEqual(['name     ms', 'warm   1.25', '      10.50']);
  });

  it('says of each target whether it is met', () => {
    const met = report({ warm: measurement({ p50_ms: 1.9, rps: 1600, cpu_us: 500 }) });
    expect(targetsOf(met).map((one) => one.met)).toEqual([true, true, true, true, true]);
    const slow = measurement({ p50_ms: 2.1, p95_ms: 61, rps: 1499, cpu_us: 501 });
    const missed = report({ warm: slow, cold: slow });
    expect(targetsOf(missed).map((one) => one.met)).toEqual([false, false, false, false, true]);
  });

  it('shows data, machine, every measurement, freshness and targets', () => {
    const text = reportText(report({}));
    for (const part of [
      'the demo shop',
      'floor: a constant',
      'cold: caches emptied',
      'merchandiser',
      'order.placed',
    ])
      expect(text).toContain(part);
    expect(text.match(/ met$/gm)).toHaveLength(5);
    expect(text).not.toContain('NaN');
  });
});

describe('hot functions', () => {
  it('counts the last seconds only, and what was busy in them', () => {
    const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 9 });
    const profile = {
      nodes: [
        { id: 1, callFrame: frame('(idle)') },
        { id: 2, callFrame: frame('decide', 'file:///x/packages/engine/dist/decide.js') },
        { id: 3, callFrame: frame('', '/x/node_modules/fastify/reply.js') },
      ],
      samples: [2, 1, 2, 3, 2],
      timeDeltas: [5_000_000, 1_000_000, 300_000, 100_000, 600_000],
    };
    expect(hotFunctions(profile, { seconds: 2, most: 5 })).toEqual([
      { name: 'decide packages/engine/dist/decide.js:10', share: 0.9 },
      { name: '(anonymous) fastify/reply.js:10', share: 0.1 },
    ]);
  });
});
