import { Outlet } from '@tanstack/react-router';
import { Masthead } from './masthead.js';
import classes from './shell.module.css';

/** The frame of every page. */
export function Shell() {
  return (
    <>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <Masthead />
      <main className={classes.main} id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
