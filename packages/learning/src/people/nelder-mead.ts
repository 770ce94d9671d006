interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

const MOST_STEPS = 600;
const ENOUGH = 1e-9;
const FIRST_STEP = 0.7;

/**
 * The point where `f` is least, searched from `start` by a simplex (Nelder & Mead 1965) with its usual factors; begins once more where it
 * ended, for a simplex may have collapsed before the least.
 */
export function nelderMead(f: (at: readonly number[]) => number, start: readonly number[]): Corner {
  return descend(f, descend(f, start).at);
}

function descend(f: (at: readonly number[]) => number, start: readonly number[]): Corner {
  const corner = (at: readonly number[]): Corner => {
    const value = f(at);
    return { at, value: Number.isNaN(value) ? Infinity : value };
  };
  let simplex = [
    corner(start),
    ...start.map((_, axis) => corner(start.map((x, i) => (i === axis ? x + FIRST_STEP : x)))),
  ];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0] as Corner, simplex.at(-1) as Corner];
    if (worst.value - best.value < ENOUGH * (Math.abs(best.value) + ENOUGH)) break;
    const others = simplex.slice(0, -1);
    const middle = start.map(
      (_, axis) => others.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / others.length,
    );
    const along = (factor: number) =>
      corner(middle.map((x, axis) => x + factor * ((worst.at[axis] ?? 0) - x)));
    const reflected = along(-1);
    const second = others.at(-1) as Corner;
    let next: Corner | null = reflected;
    if (reflected.value < best.value) {
      const expanded = along(-2);
      next = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value >= second.value) {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      next = contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
    }
    simplex =
      next === null
        ? simplex.map(({ at }) => corner(at.map((x, axis) => ((best.at[axis] ?? 0) + x) / 2)))
        : [...others, next];
  }
  return simplex.reduce((a, b) => (b.value < a.value ? b : a));
}
