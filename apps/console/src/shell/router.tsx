import { Skeleton } from '@mantine/core';
import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { PAGES, type Page } from '../pages/pages.js';
import { parseSearch, stringifySearch } from '../url/search.js';
import { Allowed } from './allowed.js';
import { Landing } from './landing.js';
import { NotFound } from './not-found.js';
import { PageFailure } from './page-failure.js';
import { Shell } from './shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

function routeOf({ path, title, roles, load }: Page) {
  const Content = lazy(load);
  const page = (
    <Allowed roles={roles} title={title}>
      <Suspense fallback={<Skeleton height={240} aria-label={`${title} is being loaded`} />}>
        <Content />
      </Suspense>
    </Allowed>
  );
  return createRoute({
    getParentRoute: () => root,
    path,
    component: () => (path === '/' ? <Landing>{page}</Landing> : page),
  });
}

const router = createRouter({
  routeTree: root.addChildren(PAGES.map(routeOf)),
  parseSearch,
  stringifySearch,
  defaultErrorComponent: PageFailure,
  scrollRestoration: true,
});

/** The page that the address names, in its frame. */
export const Pages = () => <RouterProvider router={router} />;
