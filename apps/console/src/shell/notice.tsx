import type { ReactNode } from 'react';
import classes from './notice.module.css';

interface NoticeProps {
  readonly title: string;
  readonly tone?: 'calm' | 'warning';
  /** Announced at once to screen readers. */
  readonly urgent?: boolean;
  readonly children?: ReactNode;
}

/** A state in words: what is so, and what to do about it. */
export function Notice({ title, tone = 'calm', urgent = false, children }: NoticeProps) {
  return (
    <section className={classes.notice} data-tone={tone} role={urgent ? 'alert' : 'status'}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
