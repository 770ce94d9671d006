import type { ReactNode } from 'react';
import classes from './page-head.module.css';

interface PageHeadProps {
  readonly title: string;
  /** One sentence: what is here, and for what. */
  readonly lead?: ReactNode;
  /** Buttons, at the end of the line. */
  readonly children?: ReactNode;
}

/** How a page begins. */
export const PageHead = ({ title, lead, children }: PageHeadProps) => (
  <header className={classes.head}>
    <div>
      <h1>{title}</h1>
      {lead !== undefined && <p>{lead}</p>}
    </div>
    {children !== undefined && <div className={classes.actions}>{children}</div>}
  </header>
);
