import type { Role } from '@wherefore/contracts';

/** Somebody to be while trying things out; in development only. */
export interface DemoUser {
  readonly user: string;
  readonly about: string;
  readonly roles: readonly Role[];
  readonly customer?: string;
}

export const DEMO_USERS: readonly DemoUser[] = Object.freeze([
  { user: 'amy@demo', about: 'runs everything', roles: ['admin'] },
  { user: 'mia@demo', about: 'merchandiser', roles: ['merchandiser'] },
  { user: 'pia@demo', about: 'merchandiser who may publish', roles: ['approver'] },
  { user: 'ada@demo', about: 'analyst', roles: ['analyst'] },
  { user: 'otto@demo', about: 'operator of feeds and jobs', roles: ['operator'] },
  { user: 'web@demo', about: 'the shop’s own server', roles: ['storefront'] },
  ...['c00002', 'c00003', 'c00005'].map((customer): DemoUser => ({
    user: `${customer}@demo`,
    about: 'a customer of the demo shop',
    roles: ['shopper'],
    customer,
  })),
]);
