import type { ComponentType } from 'react';

/** A role of the API; see docs/graphql.md. */
export type Role = 'merchandiser' | 'approver' | 'analyst' | 'admin';

/** One page of the console: where it is, who may see it, and how its code is loaded when it is opened. */
export interface Page {
  /** As TanStack Router writes it: `/decisions/$id`. */
  readonly path: string;
  /** In the title bar of the browser. */
  readonly title: string;
  /** In the navigation; a page without one is reached from others. */
  readonly link?: string;
  /** Any of these may see it. */
  readonly roles: readonly Role[];
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

const EVERYONE: readonly Role[] = ['merchandiser', 'approver', 'analyst', 'admin'];

/** Every page, in the order of the navigation. A page's own code is in the folder of its name. */
export const PAGES: readonly Page[] = [
  {
    path: '/',
    title: 'Offers',
    link: 'Offers',
    roles: EVERYONE,
    load: () => import('./offers/offers-page.js'),
  },
];
