import neo4j, { type Driver, type Node, type Relationship, type Session } from 'neo4j-driver';
import type { GraphOptions } from '../graph.js';
import type { AnyStatement } from '../statement.js';
import {
  clearGraph,
  createNodes,
  createRelationships,
  dumpNodes,
  dumpRelationships,
} from '../statements/dump.js';
import { translateError } from '../translate-error.js';
import { decodeProperties, encodeProperties, type Encoded } from './typed-values.js';

export interface DumpedNode {
  /** What relationships of the same dump know it by. */
  readonly id: number;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, Encoded>>;
}

export interface DumpedRelationship {
  readonly from: number;
  readonly to: number;
  readonly type: string;
  readonly properties: Readonly<Record<string, Encoded>>;
}

/**
 * A whole graph, out and in, with the kind of every value. Nobody should change it meanwhile. Throws UNAVAILABLE when the server
 * cannot be reached.
 */
export interface GraphDump {
  nodes(): AsyncGenerator<DumpedNode>;
  relationships(): AsyncGenerator<DumpedRelationship>;
  /** Deletes everything but constraints and indexes; returns how many nodes there were. */
  clear(): Promise<number>;
  createNodes(nodes: readonly DumpedNode[]): Promise<void>;
  /** Between nodes created before, by this object; returns how many it could make. */
  createRelationships(relationships: readonly DumpedRelationship[]): Promise<number>;
  close(): Promise<void>;
}

const PAGE = 1_000;
const TIMEOUT_MS = 3_600_000;

export function connectDump(options: GraphOptions): GraphDump {
  // Unlike elsewhere whole numbers stay apart from others: 3 and 3.0 are two values.
  const driver = neo4j.driver(options.uri, neo4j.auth.basic(options.user, options.password), {
    maxConnectionPoolSize: 2,
    fetchSize: PAGE,
    telemetryDisabled: true,
    userAgent: 'wherefore-backup/0.1',
  });
  const places = new Places();

  const send = (statement: AnyStatement, rows: readonly object[]) =>
    inSession(driver, statement.name, (session) =>
      session.executeWrite((tx) => tx.run(statement.text, { rows }), { timeout: TIMEOUT_MS }),
    );

  return {
    nodes: () =>
      stream(driver, dumpNodes, ({ identity, labels, properties }: Node) => ({
        id: identity.toNumber(),
        labels,
        properties: encodeProperties(properties),
      })),
    relationships: () =>
      stream(driver, dumpRelationships, ({ start, end, type, properties }: Relationship) => ({
        from: start.toNumber(),
        to: end.toNumber(),
        type,
        properties: encodeProperties(properties),
      })),
    clear: () =>
      inSession(driver, clearGraph.name, async (session) => {
        const { records } = await session.run(clearGraph.text, {}, { timeout: TIMEOUT_MS });
        return neo4j.integer.toNumber(records[0]?.get('deleted') as never);
      }),
    async createNodes(nodes) {
      const rows = nodes.map((node) => ({ ...node, properties: decodeProperties(node.properties) }));
      const { records } = await send(createNodes, rows);
      for (const record of records) places.put(Number(record.get('id')), String(record.get('element')));
    },
    async createRelationships(relationships) {
      const rows = relationships.flatMap(({ from, to, type, properties }) => {
        const ends = { from: places.of(from), to: places.of(to) };
        return ends.from === null || ends.to === null
          ? []
          : [{ ...ends, type, properties: decodeProperties(properties) }];
      });
      if (rows.length > 0) await send(createRelationships, rows);
      return rows.length;
    },
    close: () => driver.close(),
  };
}

async function inSession<T>(
  driver: Driver,
  name: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = driver.session();
  try {
    return await work(session);
  } catch (error) {
    throw translateError(error, name);
  } finally {
    await session.close();
  }
}

/** The only column of every row, as it comes. */
async function* stream<T>(
  driver: Driver,
  statement: AnyStatement,
  toRow: (value: never) => T,
): AsyncGenerator<T> {
  const session = driver.session({ defaultAccessMode: 'READ' });
  try {
    const result = session.run(statement.text, {}, { timeout: TIMEOUT_MS });
    for await (const record of result) yield toRow(record.get(0) as never);
  } catch (error) {
    throw translateError(error, statement.name);
  } finally {
    await session.close();
  }
}

/** Which node each of a dump became: 8 bytes for each, since there may be many millions. */
class Places {
  private prefix = '';
  private numbers = new Float64Array(1 << 16).fill(-1);

  /** An element's id is its database and a number. */
  put(id: number, element: string): void {
    const cut = element.lastIndexOf(':') + 1;
    this.prefix = element.slice(0, cut);
    if (id >= this.numbers.length) {
      const larger = new Float64Array(Math.max(id + 1, this.numbers.length * 2)).fill(-1);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[id] = Number(element.slice(cut));
  }

  of(id: number): string | null {
    const number = this.numbers[id] ?? -1;
    return number < 0 ? null : `${this.prefix}${number}`;
  }
}
