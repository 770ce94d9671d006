import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { WhoAmI } from '../session/who-am-i.js';
import classes from './masthead.module.css';
import { ThemeToggle } from './theme-toggle.js';

interface MastheadProps {
  /** Is the navigation open, where it does not stand beside the page? */
  readonly open: boolean;
  readonly toggle: () => void;
}

/** The name of the product, who one is, and on narrow screens the way to the pages. */
export function Masthead({ open, toggle }: MastheadProps) {
  return (
    <header className={classes.masthead}>
      <span className={classes.menu}>
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={open}
          aria-controls="pages"
          onClick={toggle}
        >
          Pages
        </Button>
      </span>
      <Link className={classes.name} to="/">
        <img src="/assets/favicon.svg" alt="" width="22" height="22" />
        Wherefore
      </Link>
      <WhoAmI />
      <ThemeToggle />
    </header>
  );
}
