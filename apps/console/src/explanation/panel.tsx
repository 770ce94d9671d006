import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  readonly title: string;
  /** Beside the title: a count, a switch, a link. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, aside, children }: PanelProps) {
  return (
    <section className={classes.panel} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <div className={classes.aside}>{aside}</div>
      </header>
      {children}
    </section>
  );
}
