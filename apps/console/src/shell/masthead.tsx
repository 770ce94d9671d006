import { Link } from '@tanstack/react-router';
import { PAGES } from '../pages/pages.js';
import { useSession } from '../session/use-session.js';
import { WhoAmI } from '../session/who-am-i.js';
import classes from './masthead.module.css';
import { ThemeToggle } from './theme-toggle.js';

/** The name of the product, the pages that one's roles may see, and who one is. */
export function Masthead() {
  const session = useSession();
  const roles: readonly string[] = session.state === 'in' ? session.who.roles : [];
  const pages = PAGES.filter((page) => page.roles.some((role) => roles.includes(role)));
  return (
    <header className={classes.masthead}>
      <Link className={classes.name} to="/">
        <img src="/assets/favicon.svg" alt="" width="22" height="22" />
        Wherefore
      </Link>
      <nav aria-label="Pages" className={classes.pages}>
        {pages.map(
          ({ link, path }) =>
            link !== undefined && (
              <Link key={path} to={path} activeOptions={{ exact: path === '/', includeSearch: false }}>
                {link}
              </Link>
            ),
        )}
        <a href="/graphiql">GraphQL</a>
      </nav>
      <WhoAmI />
      <ThemeToggle />
    </header>
  );
}
