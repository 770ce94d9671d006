import { assortmentQueries } from './analyst-assortment.js';
import { customerQueries } from './analyst-customers.js';
import { operationsQueries } from './analyst-operations.js';

/**
 * The saved questions of `cypher/analyst`, each under its file's name. They change nothing and find the current epoch
 * themselves; `describeQuestion` tells what one answers and what it wants to know.
 */
export const analystQueries = Object.freeze({
  ...assortmentQueries,
  ...customerQueries,
  ...operationsQueries,
});
