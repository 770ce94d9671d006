import { AloneGate } from '../src/alone-gate.js';

/** Work that ends when told, and notes who is at it. */
function workshop() {
  const at = new Set<string>();
  const seen: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    seen,
    end: (name: string) => ends.get(name)?.(),
    work: (name: string) => async () => {
      at.add(name);
      seen.push([...at].sort().join('+'));
      await new Promise<void>((resolve) => ends.set(name, resolve));
      at.delete(name);
    },
  };
}
const turns = async (): Promise<void> => {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
};

it('lets many run together, and one alone between them', async () => {
  const gate = new AloneGate();
  const { seen, end, work } = workshop();
  const all = [gate.together(work('a')), gate.together(work('b'))];
  await turns();
  all.push(gate.alone(work('X')), gate.together(work('c')), gate.alone(work('Y')));
  await turns();
  expect(seen).toEqual(['a', 'a+b']);
  end('a');
  await turns();
  expect(seen).toHaveLength(2);
  end('b');
  await turns();
  expect(seen.slice(2)).toEqual(['X']);
  end('X');
  await turns();
  expect(seen.slice(3)).toEqual(['Y']);
  end('Y');
  await turns();
  expect(seen.slice(4)).toEqual(['c']);
  end('c');
  await Promise.all(all);
});

it('goes on after work that failed, alone or not', async () => {
  const gate = new AloneGate();
  const fail = () => Promise.reject(new Error('failed'));
  await expect(gate.alone(fail)).rejects.toThrow('failed');
  await expect(gate.together(fail)).rejects.toThrow('failed');
  expect(await gate.alone(() => Promise.resolve('done'))).toBe('done');
});
