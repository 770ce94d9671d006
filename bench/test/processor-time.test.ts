import { processorSeconds, residentMb, secondsOfPs, secondsOfStat } from '../src/load/processor-time.js';

describe('processor time', () => {
  it('reads the fields after a name that holds anything', () => {
    const stat = '42 (a ) b) S 1 42 42 0 -1 4194560 100 0 0 0 150 50 0 0 20 0 11 0 100 1000 10';
    expect(secondsOfStat(stat)).toBe(2);
  });

  it('reads what ps prints', () => {
    expect(secondsOfPs('  0:01.50\n')).toBe(1.5);
    expect(secondsOfPs('01:02:03')).toBe(3723);
    expect(secondsOfPs('2-00:00:10')).toBe(172_810);
  });

  it('grows while this process works, by about as much as Node says', () => {
    const before = processorSeconds(process.pid);
    const begun = process.cpuUsage();
    let sum = 0;
    while (process.cpuUsage(begun).user < 300_000) sum += Math.sqrt(sum + 1);
    const { user, system } = process.cpuUsage(begun);
    expect(processorSeconds(process.pid) - before).toBeGreaterThan(((user + system) / 1e6) * 0.8);
    expect(residentMb(process.pid)).toBeGreaterThan(20);
  });
});
