import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { Masthead } from './masthead.js';
import { Navigation } from './navigation.js';
import classes from './shell.module.css';

/** The frame of every page. */
export function Shell() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <Masthead open={open} toggle={() => setOpen(!open)} />
      <div className={classes.frame}>
        <Navigation open={open} close={() => setOpen(false)} />
        <main className={classes.main} id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </>
  );
}
