import type { MeasuredEffect } from '../operations/read-outs.js';
import type { Column } from '../table/column.js';
import { intervalText, pText, signedShort } from './effect-text.js';

interface Compared {
  readonly effect: MeasuredEffect;
  readonly correctedP: number;
}

/** An effect, its interval for one look, and its p corrected for the number of what is compared. */
export const effectColumns = (compared: string): readonly Column<Compared>[] => [
  {
    id: 'effect',
    header: 'Effect',
    value: ({ effect }) => effect.value,
    cell: ({ effect }) => signedShort(effect.value),
    align: 'end',
  },
  { id: 'fixed', header: 'One planned look', value: ({ effect }) => intervalText(effect.fixed, signedShort) },
  {
    id: 'p',
    header: `p, corrected for all ${compared}`,
    value: ({ correctedP }) => correctedP,
    cell: ({ correctedP }) => pText(correctedP),
    align: 'end',
  },
];
