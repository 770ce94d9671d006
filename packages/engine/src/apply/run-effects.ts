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
import { runOrders } from './run-orders.js';

/** What entities are, before what connects them. Every transaction goes in this order, so locks are taken in it too. */
const ENTITIES: readonly AnyStatement[] = [upsertCustomers, upsertSegments, upsertCategories];
const FACTS: readonly AnyStatement[] = [
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
const ENDS: readonly AnyStatement[] = [deleteBundles, deleteProducts, deleteCustomers];

/** Carries out a plan within one transaction. */
export async function runEffects(tx: GraphTransaction, plan: EffectPlan): Promise<void> {
  const customers = [...plan.customers].map(([id, pseudonym]) => ({ id, pseudonym }));
  if (customers.length > 0) {
    await tx.run(ensureCustomers, { rows: customers.sort((a, b) => (a.id < b.id ? -1 : 1)) });
  }
  if (plan.products.size > 0) await tx.run(ensureProducts, { ids: [...plan.products].sort() });
  const sessions = [...plan.sessions].map(([id, at]) => ({ id, at }));
  if (sessions.length > 0) {
    await tx.run(ensureSessions, { rows: sessions.sort((a, b) => (a.id < b.id ? -1 : 1)) });
  }
  await runAll(tx, plan, ENTITIES);
  await runProducts(tx, plan);
  await runAll(tx, plan, FACTS);
  await runOrders(tx, plan);
  await runAll(tx, plan, BUSY);
  await runAll(tx, plan, ENDS);
}

async function runAll(
  tx: GraphTransaction,
  plan: EffectPlan,
  statements: readonly AnyStatement[],
): Promise<void> {
  for (const statement of statements) {
    const rows = plan.rowsOf(statement);
    if (rows.length > 0) await tx.run(statement, { rows });
  }
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
