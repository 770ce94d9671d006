import { Link } from '@tanstack/react-router';
import { PAGES } from '../pages/pages.js';
import { useSession } from '../session/use-session.js';
import classes from './navigation.module.css';

/** The pages that one's roles may see, by what they are for. */
export function Navigation({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const session = useSession();
  const roles: readonly string[] = session.state === 'in' ? session.who.roles : [];
  const seen = PAGES.filter(
    (page) => page.link !== undefined && page.roles.some((role) => roles.includes(role)),
  );
  const groups = [...new Set(seen.map(({ group }) => group))];
  return (
    <nav aria-label="Pages" id="pages" className={classes.navigation} data-open={open} onClick={close}>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2>{group}</h2>
          {seen.map(({ path, link, group: own }) =>
            own === group ? (
              <Link key={path} to={path} activeOptions={{ exact: path === '/', includeSearch: false }}>
                {link}
              </Link>
            ) : null,
          )}
        </section>
      ))}
      <section aria-label="For developers">
        <h2>For developers</h2>
        <a href="/graphiql">GraphQL</a>
      </section>
    </nav>
  );
}
