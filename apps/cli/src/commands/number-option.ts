import { WhereforeError } from '@wherefore/contracts';

/** A parser for an option that is a number within bounds; throws BAD_INPUT naming the option. */
export function numberOption(name: string, bounds: { least: number; most: number; whole?: true }) {
  return (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    const wrong = Number.isNaN(value) || value < bounds.least || value > bounds.most;
    if (wrong || (bounds.whole === true && !Number.isInteger(value))) {
      const kind = bounds.whole === true ? 'a whole number' : 'a number';
      throw new WhereforeError(
        'BAD_INPUT',
        `${name} must be ${kind} from ${bounds.least} to ${bounds.most}, not ${text}`,
      );
    }
    return value;
  };
}
