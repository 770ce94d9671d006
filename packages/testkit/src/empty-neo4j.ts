import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Neo4jServer, withDriver } from '@wherefore/servers';

const DELETE_ALL = readFileSync(join(__dirname, '../neo4j/empty.cypher'), 'utf8');

/** Takes out every element, index and constraint. Names of labels, relationships and properties stay known to the server. */
export async function emptyNeo4j(server: Pick<Neo4jServer, 'boltUrl' | 'password'>): Promise<void> {
  await withDriver(server, async (driver) => {
    const session = driver.session({ database: 'neo4j' });
    const drop = async (kind: 'CONSTRAINT' | 'INDEX', filter: string): Promise<void> => {
      const { records } = await session.run<{ name: string }>(
        `SHOW ${kind} YIELD name, type ${filter} RETURN name`,
      );
      for (const record of records) await session.run(`DROP ${kind} \`${record.get('name')}\``);
    };
    await session.run(DELETE_ALL);
    await drop('CONSTRAINT', '');
    await drop('INDEX', "WHERE type <> 'LOOKUP'");
    await session.close();
  });
}
