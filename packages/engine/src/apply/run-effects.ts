import {
  type AnyStatement,
  deleteBundles,
  deleteCustomers,
  deleteProducts,
  ensureCustomers,
  ensureProducts,
  ensureSessions,
  type GraphTransaction,
  identifySessions,
  joinSegments,
  judgeRelations,
  leaveSegments,
  linkProducts,
  type ParamsOf,
  recordContacts,
  recordRedemptions,
  recordRejections,
  recordSessionRejections,
  recordSessionViews,
  recordViews,
  setCarts,
  setConsents,
  setPrices,
  setSessionCarts,
  setStock,
  setStoreStock,
  setSubscriptions,
  upsertBundles,
  upsertCampaigns,
  upsertCategories,
  upsertCustomers,
  upsertProducts,
  upsertSegments,
  upsertTickets,
} from '@wherefore/graph';
import type { EffectPlan } from './effect-plan.js';
import { type Pair, runOrders } from './run-orders.js';

/** What entities are, before what connects them. Every transaction goes in this order, so locks are taken in it too. */
const ENTITIES: readonly AnyStatement[] = [upsertCustomers, upsertSegments, upsertCategories];
const FACTS: readonly AnyStatement[] = [
  judgeRelations,
  upsertBundles,
  joinSegments,
  leaveSegments,
  setConsents,
  upsertCampaigns,
  recordContacts,
  recordRedemptions,
  setSubscriptions,
  identifySessions,
  recordViews,
  recordSessionViews,
  recordRejections,
  recordSessionRejections,
  upsertTickets,
];
/** What writes to nodes that many events are about, so that their locks are held for as short a time as can be. */
const BUSY: readonly AnyStatement[] = [setSessionCarts, setCarts, setPrices, setStoreStock, setStock];
const ENDS: readonly AnyStatement[] = [deleteBundles, deleteProducts];

/**
 * Carries out a plan within one transaction. Statements that need no answer of an earlier one are sent together; they run in the
 * order in which they are sent, and the answers are waited for once.
 */
export async function runEffects(tx: GraphTransaction, plan: EffectPlan): Promise<void> {
  const [, stale] = await Promise.all([
    ensureNodes(tx, plan),
    forgetCustomers(tx, plan),
    runAll(tx, plan, ENTITIES),
    runProducts(tx, plan),
  ]);
  await Promise.all([runAll(tx, plan, FACTS), runOrders(tx, plan, stale)]);
  await Promise.all([runAll(tx, plan, BUSY), runAll(tx, plan, ENDS)]);
}

/** Whoever is spoken of is there, if only by name. */
function ensureNodes(tx: GraphTransaction, plan: EffectPlan): Promise<unknown> {
  const customers = [...plan.customers].map(([id, pseudonym]) => ({ id, pseudonym })).sort(byId);
  const products = [...plan.products].sort();
  const sessions = [...plan.sessions].map(([id, at]) => ({ id, at })).sort(byId);
  return Promise.all([
    customers.length > 0 ? tx.run(ensureCustomers, { rows: customers }) : [],
    products.length > 0 ? tx.run(ensureProducts, { ids: products }) : [],
    sessions.length > 0 ? tx.run(ensureSessions, { rows: sessions }) : [],
  ]);
}

/** Before all that is told of customers, which counts only if it is later. Answers whose history has lost a part. */
async function forgetCustomers(tx: GraphTransaction, plan: EffectPlan): Promise<readonly Pair[]> {
  const rows = plan.rowsOf(deleteCustomers);
  if (rows.length === 0) return [];
  const forgotten = await tx.run(deleteCustomers, { rows });
  return forgotten.flatMap(({ customer, products }) => products.map((product) => ({ customer, product })));
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

function runAll(
  tx: GraphTransaction,
  plan: EffectPlan,
  statements: readonly AnyStatement[],
): Promise<unknown> {
  return Promise.all(
    statements.map((statement) => {
      const rows = plan.rowsOf(statement);
      return rows.length > 0 ? tx.run(statement, { rows }) : [];
    }),
  );
}

/** A product's relationships are replaced only where the product event itself was news. */
async function runProducts(tx: GraphTransaction, plan: EffectPlan): Promise<void> {
  const rows = plan.rowsOf(upsertProducts);
  if (rows.length === 0) return;
  const changed = new Set((await tx.run(upsertProducts, { rows })).map((row) => row.id));
  const links: ParamsOf<typeof linkProducts>['rows'] = plan
    .rowsOf(linkProducts)
    .filter((row) => changed.has(row.id));
  if (links.length > 0) await tx.run(linkProducts, { rows: links });
}
