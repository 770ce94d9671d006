import { WhoAmI } from '../session/who-am-i.js';
import classes from './masthead.module.css';
import { ThemeToggle } from './theme-toggle.js';

export function Masthead() {
  return (
    <header className={classes.masthead}>
      <a className={classes.name} href="/">
        <img src="/assets/favicon.svg" alt="" width="22" height="22" />
        Wherefore
      </a>
      <nav aria-label="Pages" className={classes.pages}>
        <a href="/" aria-current="page">
          Offers
        </a>
        <a href="/graphiql">GraphQL</a>
      </nav>
      <WhoAmI />
      <ThemeToggle />
    </header>
  );
}
