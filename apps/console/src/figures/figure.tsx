import type { ReactNode } from 'react';
import classes from './figure.module.css';

/** Figures side by side, each with its name. */
export const Figures = ({ children }: { readonly children: ReactNode }) => (
  <dl className={classes.figures}>{children}</dl>
);

interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
  /** What it is to be read with. */
  readonly note?: ReactNode;
  /** `bad` where somebody should look; the value or the note says so in words. */
  readonly tone?: 'calm' | 'bad';
}

export const Figure = ({ name, value, note, tone = 'calm' }: FigureProps) => (
  <div data-tone={tone}>
    <dt>{name}</dt>
    <dd className={classes.value}>{value}</dd>
    {note === undefined ? null : <dd className={classes.note}>{note}</dd>}
  </div>
);
