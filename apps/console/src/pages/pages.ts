import type { ComponentType } from 'react';

/** A role of the API; see docs/roles.md. */
export type Role = 'merchandiser' | 'approver' | 'analyst' | 'operator' | 'admin';

/** What a page is for, as the navigation groups them. */
export type Group = 'Offers' | 'Knowledge' | 'Analysis' | 'Operations';

/** One page of the console: where it is, who may see it, and how its code is loaded when it is opened. */
export interface Page {
  /** As TanStack Router writes it: `/decisions/$id`. */
  readonly path: string;
  /** In the title bar of the browser. */
  readonly title: string;
  /** In the navigation, under its group; a page without one is reached from others. */
  readonly link?: string;
  readonly group: Group;
  /** Any of these may see it. */
  readonly roles: readonly Role[];
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

const MERCHANDISING: readonly Role[] = ['merchandiser', 'approver', 'analyst', 'admin'];
const OPERATING: readonly Role[] = ['operator', 'admin'];
const ANALYSING: readonly Role[] = ['analyst', 'admin'];

/** Every page, in the order of the navigation. A page's own code is in the folder of its name. */
export const PAGES: readonly Page[] = [
  {
    path: '/',
    title: 'Offers',
    link: 'Offers',
    group: 'Offers',
    roles: MERCHANDISING,
    load: () => import('./offers/offers-page.js'),
  },
  {
    path: '/decisions',
    title: 'Decisions',
    link: 'Decisions',
    group: 'Offers',
    roles: MERCHANDISING,
    load: () => import('./decisions/decisions-page.js'),
  },
  {
    path: '/decisions/$id',
    title: 'Decision',
    group: 'Offers',
    roles: MERCHANDISING,
    load: () => import('./decision/decision-page.js'),
  },
  {
    path: '/compare',
    title: 'Compare',
    link: 'Compare',
    group: 'Offers',
    roles: MERCHANDISING,
    load: () => import('./compare/compare-page.js'),
  },
  {
    path: '/what-if',
    title: 'What if',
    link: 'What if',
    group: 'Offers',
    roles: MERCHANDISING,
    load: () => import('./what-if/what-if-page.js'),
  },
  {
    path: '/products',
    title: 'Products',
    link: 'Products',
    group: 'Knowledge',
    roles: MERCHANDISING,
    load: () => import('./products/products-page.js'),
  },
  {
    path: '/products/$id',
    title: 'Product',
    group: 'Knowledge',
    roles: MERCHANDISING,
    load: () => import('./product/product-page.js'),
  },
  {
    path: '/rules',
    title: 'Rules',
    link: 'Rules',
    group: 'Knowledge',
    roles: MERCHANDISING,
    load: () => import('./rules/rules-page.js'),
  },
  {
    path: '/rules/edit',
    title: 'Draft of the rules',
    group: 'Knowledge',
    roles: MERCHANDISING,
    load: () => import('./rules-edit/rules-edit-page.js'),
  },
  {
    path: '/rules/$version',
    title: 'Version of the rules',
    group: 'Knowledge',
    roles: MERCHANDISING,
    load: () => import('./rule-set/rule-set-page.js'),
  },
  {
    path: '/campaigns',
    title: 'Campaigns',
    link: 'Campaigns',
    group: 'Knowledge',
    roles: MERCHANDISING,
    load: () => import('./campaigns/campaigns-page.js'),
  },
  {
    path: '/campaigns/new',
    title: 'New campaign',
    group: 'Knowledge',
    roles: MERCHANDISING,
    load: () => import('./campaign/new-campaign-page.js'),
  },
  {
    path: '/campaigns/$id',
    title: 'Campaign',
    group: 'Knowledge',
    roles: MERCHANDISING,
    load: () => import('./campaign/campaign-page.js'),
  },
  {
    path: '/placements',
    title: 'Placements',
    link: 'Placements',
    group: 'Knowledge',
    roles: MERCHANDISING,
    load: () => import('./placements/placements-page.js'),
  },
  {
    path: '/placements/$id',
    title: 'Placement',
    group: 'Knowledge',
    roles: MERCHANDISING,
    load: () => import('./placement/placement-page.js'),
  },
  {
    path: '/insights',
    title: 'Insights',
    link: 'Insights',
    group: 'Analysis',
    roles: MERCHANDISING,
    load: () => import('./insights/insights-page.js'),
  },
  {
    path: '/segments',
    title: 'Segments',
    link: 'Segments',
    group: 'Analysis',
    roles: MERCHANDISING,
    load: () => import('./segments/segments-page.js'),
  },
  {
    path: '/segments/$id',
    title: 'Segment',
    group: 'Analysis',
    roles: MERCHANDISING,
    load: () => import('./segment/segment-page.js'),
  },
  {
    path: '/earned',
    title: 'What it earned',
    link: 'What it earned',
    group: 'Analysis',
    roles: MERCHANDISING,
    load: () => import('./earned/earned-page.js'),
  },
  {
    path: '/experiments',
    title: 'Experiments',
    link: 'Experiments',
    group: 'Analysis',
    roles: MERCHANDISING,
    load: () => import('./experiments/experiments-page.js'),
  },
  {
    path: '/experiments/new',
    title: 'Design an experiment',
    group: 'Analysis',
    roles: MERCHANDISING,
    load: () => import('./experiment-design/design-page.js'),
  },
  {
    path: '/experiments/$id',
    title: 'Experiment',
    group: 'Analysis',
    roles: MERCHANDISING,
    load: () => import('./experiment/experiment-page.js'),
  },
  {
    path: '/workbench',
    title: 'Workbench',
    link: 'Workbench',
    group: 'Analysis',
    roles: ANALYSING,
    load: () => import('./workbench/workbench-page.js'),
  },
  {
    path: '/health',
    title: 'Health',
    link: 'Health',
    group: 'Operations',
    roles: OPERATING,
    load: () => import('./health/health-page.js'),
  },
  {
    path: '/feeds',
    title: 'Feeds',
    link: 'Feeds',
    group: 'Operations',
    roles: OPERATING,
    load: () => import('./feeds/feeds-page.js'),
  },
  {
    path: '/quarantine',
    title: 'Quarantine',
    link: 'Quarantine',
    group: 'Operations',
    roles: OPERATING,
    load: () => import('./quarantine/quarantine-page.js'),
  },
  {
    path: '/quarantine/$id',
    title: 'Quarantined record',
    group: 'Operations',
    roles: OPERATING,
    load: () => import('./quarantined-record/record-page.js'),
  },
  {
    path: '/models',
    title: 'Models',
    link: 'Models',
    group: 'Operations',
    roles: OPERATING,
    load: () => import('./models/models-page.js'),
  },
  {
    path: '/queues',
    title: 'Jobs',
    link: 'Jobs',
    group: 'Operations',
    roles: OPERATING,
    load: () => import('./queues/queues-page.js'),
  },
  {
    path: '/audit',
    title: 'Audit trail',
    link: 'Audit trail',
    group: 'Operations',
    roles: OPERATING,
    load: () => import('./audit/audit-page.js'),
  },
  {
    path: '/audit/$id',
    title: 'Change',
    group: 'Operations',
    roles: OPERATING,
    load: () => import('./audit-entry/audit-entry-page.js'),
  },
];

/** The roles that have anything to see here. */
export const READERS: ReadonlySet<string> = new Set(PAGES.flatMap(({ roles }) => roles));
