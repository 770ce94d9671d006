/** What the shop system calls itself in its events. */
export const COMMERCE = 'demo-commerce';
