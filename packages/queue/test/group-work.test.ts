import { setImmediate as turn } from 'node:timers/promises';
import { WhereforeError } from '@wherefore/contracts';
import { GroupedWork, type Work } from '../src/group-work.js';

interface Named extends Work {
  readonly name: string;
}
const work = (name: string, given: Partial<Work> = {}): Named => ({
  name,
  priority: 5,
  weight: 1,
  alone: false,
  ...given,
});
const chunk = (name: string): Named => work(name, { priority: 10, alone: true });

/** Groups in the order in which they were begun; each goes on until it is let go. */
function holding(
  atOnce: number,
  {
    most = 100,
    fails = () => null,
    apartMs = 0,
  }: { most?: number; fails?: (names: string) => Error | null; apartMs?: number } = {},
) {
  const begun: string[] = [];
  const held = new Map<string, () => void>();
  const grouped = new GroupedWork<Named>({
    atOnce,
    most,
    apartMs,
    async run(works) {
      const names = works.map(({ name }) => name).join('+');
      begun.push(names);
      await new Promise<void>((resolve) => held.set(names, resolve));
      const problem = fails(names);
      if (problem !== null) throw problem;
    },
  });
  const release = async (names: string) => {
    held.get(names)?.();
    await turn();
  };
  return { grouped, begun, release };
}

describe('group commit', () => {
  it('does at once what comes alone, and together what came meanwhile, as far as it fits', async () => {
    const { grouped, begun, release } = holding(1, { most: 3 });
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => grouped.do(work(name)));
    await release('a');
    await release('b+c+d');
    await release('e');
    await Promise.all(all);
    expect(begun).toEqual(['a', 'b+c+d', 'e']);
  });

  it('does what matters more first, and what must be alone by itself', async () => {
    const { grouped, begun, release } = holding(1);
    const all = [grouped.do(work('first')), grouped.do(chunk('bulk-1')), grouped.do(chunk('bulk-2'))];
    all.push(grouped.do(work('feed')), grouped.do(work('consent', { priority: 1 })));
    for (const names of ['first', 'consent+feed', 'bulk-1', 'bulk-2']) await release(names);
    await Promise.all(all);
    expect(begun).toEqual(['first', 'consent+feed', 'bulk-1', 'bulk-2']);
  });

  it('does each alone where a group fails, so that only what is bad fails', async () => {
    const bad = new Error('bad');
    const { grouped, begun, release } = holding(1, { fails: (names) => (names.includes('b') ? bad : null) });
    const [first, ...others] = ['x', 'a', 'b', 'c'].map((name) => grouped.do(work(name)));
    const settled = Promise.allSettled(others);
    for (const names of ['x', 'a+b+c', 'a', 'b', 'c']) await release(names);
    await first;
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(begun).toEqual(['x', 'a+b+c', 'a', 'b', 'c']);
  });

  it('fails a group as a whole where what it needs is out of reach', async () => {
    const away = new WhereforeError('UNAVAILABLE', 'no graph');
    const { grouped, begun, release } = holding(1, { fails: (names) => (names === 'a+b' ? away : null) });
    const first = grouped.do(work('x'));
    const settled = Promise.allSettled([grouped.do(work('a')), grouped.do(work('b'))]);
    await release('x');
    await release('a+b');
    await first;
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(begun).toEqual(['x', 'a+b']);
  });

  it('begins with what comes by itself, and gathers what comes right after it', async () => {
    const { grouped, begun, release } = holding(9, { apartMs: 50 });
    const all = ['a', 'b', 'c'].map((name) => grouped.do(work(name)));
    expect(begun).toEqual(['a']);
    await release('a');
    await all[0];
    while (begun.length < 2) await turn();
    expect(begun).toEqual(['a', 'b+c']);
    await release('b+c');
    await Promise.all(all);
  });
});
