import type { Effect } from '@wherefore/experiments';
import { type Credit, readUnits } from '@wherefore/log';
import { type Asked, comparedBy, type ReadOutParts, sizesOf, whyStopped } from './read-out.js';

/** What one kind of reason earned by a unit, in an arm and in the control. */
export interface PathEffect {
  readonly arm: string;
  /** Source of evidence that added the most to the offer, `none`, or `no offer`. */
  readonly path: string;
  /** Revenue by unit. */
  readonly control: number;
  readonly value: number;
  readonly effect: Effect;
  /** Of one look, corrected for the number of kinds. */
  readonly p: number;
}

export interface PathsRead {
  /** Why nothing is read; null where it is. */
  readonly stopped: string | null;
  readonly paths: readonly PathEffect[];
}

/**
 * Which kinds of reasons earn: revenue by unit, by what spoke the most for the offer that a purchase is credited to. Over all kinds
 * the effects add up to that on revenue. Nothing is read where the arms do not have the sizes they should have.
 */
export async function readPaths(
  { logDirectory }: ReadOutParts,
  asked: Omit<Asked, 'by'>,
  credit: Credit,
): Promise<PathsRead> {
  const read = await readUnits(logDirectory, { ...asked, metrics: [], by: null, credit });
  const stopped = whyStopped(sizesOf(read, asked), read);
  if (stopped !== null) return { stopped, paths: [] };
  const meanOf = (arm: string | undefined, path: string): number => {
    const sums = read.paths.find((one) => one.arm === arm && one.group === path)?.sums;
    return sums === undefined || sums.n === 0 ? 0 : sums.y / sums.n;
  };
  return {
    stopped,
    paths: comparedBy(read.paths, asked).flatMap(({ arm, found }) =>
      found.segments.map(({ segment: path, effect, p }) => ({
        arm,
        path,
        control: meanOf(asked.arms[0]?.arm, path),
        value: meanOf(arm, path),
        effect,
        p,
      })),
    ),
  };
}
