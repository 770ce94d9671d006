import { z } from 'zod';

/** The part of a V8 CPU profile that says where time went. */
const Profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

export interface HotFunction {
  /** Share of the busy time that was spent in the function itself, 0 to 1. */
  readonly share: number;
  readonly name: string;
}

const IDLE = '(idle)';

/** The functions that a process spent most of its last seconds in, most first. What came before was warming up. */
export function hotFunctions(
  profile: unknown,
  { seconds, most }: { seconds: number; most: number },
): HotFunction[] {
  const { nodes, samples, timeDeltas } = Profile.parse(profile);
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const spent = new Map<string, number>();
  let left = seconds * 1e6;
  for (let at = samples.length - 1; at >= 0 && left > 0; at -= 1) {
    const micros = timeDeltas[at] ?? 0;
    const name = names.get(samples[at] ?? -1) ?? '(unknown)';
    left -= micros;
    if (name !== IDLE) spent.set(name, (spent.get(name) ?? 0) + micros);
  }
  const busy = [...spent.values()].reduce((sum, micros) => sum + micros, 0);
  return [...spent]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name, micros]) => ({ name, share: micros / busy }));
}

function nameOf({
  functionName,
  url,
  lineNumber,
}: {
  functionName: string;
  url: string;
  lineNumber: number;
}): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return name;
  const place = url.replace(/^.*\/node_modules\/|^.*\/(?=(packages|apps)\/)/, '');
  return `${name} ${place}:${lineNumber + 1}`;
}
