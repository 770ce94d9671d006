import { Link } from '@tanstack/react-router';
import { Notice } from '../../shell/notice.js';
import type { Finding } from './findings.js';
import classes from './findings-list.module.css';

/** What needs attention, each with the way to where it is mended; or that nothing does. */
export function FindingsList({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return <Notice title="Nothing needs your attention" />;
  return (
    <Notice title={`${findings.length} to look at`} tone="warning">
      <ul className={classes.list}>
        {findings.map(({ what, remedy, page }) => (
          <li key={what}>
            <strong>{page === undefined ? what : <Link to={page}>{what}</Link>}</strong>
            <span>{remedy}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
