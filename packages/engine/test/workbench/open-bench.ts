import { createHash } from 'node:crypto';
import {
  createKeyring,
  type CypherAnswer,
  openWorkbench,
  runCypher,
  type WorkbenchParts,
  type WorkbenchRefused,
} from '@wherefore/engine';
import { connectGraph, connectReader, type Graph, migrate, type Reader } from '@wherefore/graph';
import { borrowNeo4j } from '@wherefore/testkit';

/** What must never be read by who is no admin. */
export const SECRETS = [
  'ann@shop',
  'bob@shop',
  'hash-of-ann',
  'phone-of-bob',
  '1961',
  'Tyrol',
  'gold-tier',
  'order-9001',
] as const;

const WORLD = [
  `CREATE (a:Customer {id: 'ann@shop', pseudonym: 'p_1', emailHash: 'hash-of-ann', birthYear: 1961, region: 'Tyrol', country: 'AT', attribute_tier: 'gold-tier'})
   CREATE (b:Customer {id: 'bob@shop', pseudonym: 'p_2', phoneHash: 'phone-of-bob', country: 'DE'})
   CREATE (t:Product {id: 'tent', title: 'Tent', price: 100.0}) CREATE (s:Product {id: 'stove', title: 'Stove', price: 40.0})
   CREATE (k:Category {id: 'camping', name: 'Camping'}) CREATE (t)-[:IN_CATEGORY]->(k) CREATE (s)-[:IN_CATEGORY]->(k)
   CREATE (a)-[:PURCHASED {count: 2, units: 2.0, spend: 200.0, lastOrder: 'order-9001', lastAt: datetime()}]->(t)
   CREATE (b)-[:PURCHASED {count: 1, units: 1.0, spend: 40.0, lastOrder: 'order-9002', lastAt: datetime()}]->(s)
   CREATE (a)-[:PLACED]->(:Order {id: 'order-9001', kind: 'order', products: ['tent'], amounts: [200.0]})
   CREATE (t)-[:COMPLEMENTS {epoch: 'e1', weight: 0.5, lift: 2.0, n: 20}]->(s)
   CREATE (:Epoch {id: 'e1', status: 'current', at: datetime()})`,
  `UNWIND range(1, 1500) AS n CREATE (p:Product {id: 'x' + n, title: 'Thing ' + n, price: toFloat(n)})`,
  `MATCH (p:Product) WITH collect(p) AS list UNWIND range(0, size(list) - 1) AS i UNWIND range(1, 6) AS step
   WITH list[i] AS one, list[(i + step * 7) % size(list)] AS other CREATE (one)-[:RELATED {epoch: 'e1', weight: 0.1}]->(other)`,
] as const;

export interface Bench {
  readonly graph: Graph;
  readonly reader: Reader;
  readonly parts: WorkbenchParts;
  /** Runs a statement; as an analyst, unless it is said otherwise. */
  run(
    statement: string,
    more?: { parameters?: unknown; admin?: boolean; who?: string; signal?: AbortSignal },
  ): Promise<Ran>;
  /** Everything in the graph but the audit trail, and what is defined on it, as one hash. */
  fingerprint(): Promise<string>;
  close(): Promise<void>;
}

export type Ran = (CypherAnswer & { readonly code?: undefined }) | WorkbenchRefused;

export async function openBench(timeoutMs = 8_000): Promise<Bench> {
  const server = await borrowNeo4j();
  const access = { uri: server.boltUrl, user: server.user, password: server.password };
  const graph = connectGraph(access);
  const reader = connectReader({ ...access, poolSize: 4, timeoutMs });
  await migrate(graph, new Date('2026-11-01T00:00:00Z'));
  for (const text of WORLD) await graph.runText(text);
  const parts = openWorkbench(graph, reader, createKeyring('s'.repeat(32)));
  return {
    graph,
    reader,
    parts,
    async run(statement, { parameters = {}, admin = false, who = 'ana', signal } = {}) {
      const json = typeof parameters === 'string' ? parameters : JSON.stringify(parameters);
      const request = { who, readsPersonal: admin, statement, parameters: json, ...(signal && { signal }) };
      const ran = await runCypher(parts, request, new Date());
      return ran.ok ? ran.value : ran.refusal;
    },
    async fingerprint() {
      const hash = createHash('sha256');
      for (const text of EVERYTHING) hash.update(JSON.stringify(await graph.runText(text)));
      return hash.digest('hex');
    },
    async close() {
      await reader.close();
      await graph.close();
      server.giveBack();
    },
  };
}

const EVERYTHING = [
  'MATCH (n) WHERE NOT n:Audit RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id',
  `MATCH (a)-[r]->(b) RETURN elementId(r) AS id, type(r) AS type, elementId(a) AS a, elementId(b) AS b,
     properties(r) AS properties ORDER BY id`,
  'SHOW INDEXES YIELD name, type ORDER BY name',
  'SHOW CONSTRAINTS YIELD name, type ORDER BY name',
  'SHOW USERS YIELD user, passwordChangeRequired ORDER BY user',
  'SHOW DATABASES YIELD name, currentStatus ORDER BY name',
] as const;
