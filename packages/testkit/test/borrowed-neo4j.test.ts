import { withDriver } from '@wherefore/servers';
import { type BorrowedNeo4j, borrowNeo4j, SERVER_START_TIMEOUT_MS } from '../src/index.js';

const ask = (neo4j: BorrowedNeo4j, ...statements: string[]): Promise<unknown[]> =>
  withDriver(neo4j, async (driver) => {
    const session = driver.session();
    const answers: unknown[] = [];
    for (const statement of statements) {
      const { records } = await session.run(statement);
      answers.push(...records.map((record) => record.toObject()));
    }
    return answers;
  });

it(
  'is the one that was given back, with nothing in it',
  async () => {
    const first = await borrowNeo4j();
    await ask(
      first,
      'CREATE CONSTRAINT one FOR (n:Thing) REQUIRE n.id IS UNIQUE',
      'CREATE FULLTEXT INDEX two FOR (n:Thing) ON EACH [n.title]',
      'CREATE (:Thing {id: "a"})-[:NEXT]->(:Thing {id: "b"})',
    );
    first.giveBack();
    const second = await borrowNeo4j();
    expect(second.pid).toBe(first.pid);
    const left = await ask(
      second,
      'MATCH (n) RETURN n',
      'SHOW CONSTRAINTS YIELD name',
      "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'",
    );
    expect(left).toEqual([]);
  },
  SERVER_START_TIMEOUT_MS,
);

it(
  'is never lent to two at once, and not when it is gone',
  async () => {
    const [one, two] = await Promise.all([borrowNeo4j(), borrowNeo4j()]);
    expect(one.pid).not.toBe(two.pid);
    process.kill(two.pid, 'SIGKILL');
    one.giveBack();
    two.giveBack();
    const [again, other] = await Promise.all([borrowNeo4j(), borrowNeo4j()]);
    expect(new Set([again.pid, other.pid])).not.toContain(two.pid);
  },
  SERVER_START_TIMEOUT_MS,
);
