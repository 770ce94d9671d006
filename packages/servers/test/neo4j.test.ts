import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepareNeo4j, startNeo4j, type Neo4jInstallation, type Neo4jServer } from '../src/index.js';
import { processCommand } from '../src/process-command.js';
import { withDriver } from '../src/with-driver.js';
import { FIRST_RUN_MS, repoCache } from './repo-cache.js';
import { temporaryFolder } from './temporary-folder.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const home = join(folder, 'home');
const small = { heapMb: 400, pageCacheMb: 64 };
let installation: Neo4jInstallation;
let server: Neo4jServer;

beforeAll(async () => {
  installation = await prepareNeo4j({ cacheDir: repoCache });
  server = await startNeo4j(installation, { ...small, home, password: 'first-password' });
}, FIRST_RUN_MS);

afterAll(() => server.stop());

it('is 5.26 Community, and the given password signs in', async () => {
  const { records } = await withDriver(server, (driver) =>
    driver.executeQuery(
      'CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition',
    ),
  );
  expect(records[0]?.toObject()).toEqual({ version: installation.version, edition: 'community' });
  expect(installation.version).toMatch(/^5\.26\./);
});

it('refuses the password it was born with', async () => {
  const knock = withDriver({ ...server, password: 'neo4j' }, (driver) => driver.verifyConnectivity());
  await expect(knock).rejects.toMatchObject({ code: 'Neo.ClientError.Security.Unauthorized' });
});

it('serves Neo4j Browser, and tells it the Bolt address that works', async () => {
  expect((await fetch(`${server.httpUrl}/browser/`)).status).toBe(200);
  const discovery: unknown = await (await fetch(server.httpUrl)).json();
  expect(discovery).toMatchObject({ bolt_direct: server.boltUrl });
});

it('listens on loopback only, with time limits and without reporting home', async () => {
  const names = [
    'server.bolt.listen_address',
    'server.http.listen_address',
    'db.transaction.timeout',
    'db.lock.acquisition.timeout',
    'client.allow_telemetry',
    'dbms.usage_report.enabled',
  ];
  const { records } = await withDriver(server, (driver) =>
    driver.executeQuery('SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value', { names }),
  );
  expect(Object.fromEntries(records.map((record) => [record.get('name'), record.get('value')]))).toEqual({
    'server.bolt.listen_address': new URL(server.boltUrl).host,
    'server.http.listen_address': new URL(server.httpUrl).host,
    'db.transaction.timeout': '2m',
    'db.lock.acquisition.timeout': '30s',
    'client.allow_telemetry': 'false',
    'dbms.usage_report.enabled': 'false',
  });
});

it('starts again on the same home with its data, on another port when the wished one is in use', async () => {
  await withDriver(server, (driver) => driver.executeQuery('CREATE (:Kept {name: $name})', { name: 'node' }));
  await server.stop();
  expect(processCommand(server.pid)).toBeUndefined();
  expect(existsSync(join(home, 'server.pid'))).toBe(false);

  const other = await startNeo4j(installation, {
    ...small,
    home: join(folder, 'other'),
    password: 'other-password',
  });
  const wished = Number(new URL(other.boltUrl).port);
  const said: string[] = [];
  const progress = (message: string): number => said.push(message);
  server = await startNeo4j(installation, {
    ...small,
    home,
    password: 'first-password',
    boltPort: wished,
    progress,
  });
  const { records } = await withDriver(server, (driver) =>
    driver.executeQuery('MATCH (n:Kept) RETURN n.name AS name'),
  );
  await other.stop();
  expect(records.map((record) => record.get('name'))).toEqual(['node']);
  expect(said).toEqual([expect.stringContaining(`port ${wished} is in use`)]);
});

it('names the home when its data has another password', async () => {
  await server.stop();
  const start = startNeo4j(installation, { ...small, home, password: 'wrong-password' });
  await expect(start).rejects.toThrow(`The Neo4j data in ${home} was created with another password`);
  expect(existsSync(join(home, 'server.pid'))).toBe(false);
});

it('boots an empty home without archive and template, as after a failed training', async () => {
  const { kind, classPath, java, version } = installation;
  const plain = { kind, classPath, java, version };
  const bare = await startNeo4j(plain, { ...small, home: join(folder, 'bare'), password: 'bare-password' });
  await withDriver(bare, (driver) => driver.verifyConnectivity());
  await bare.stop();
});

it('shows the last lines and the place of the log when it cannot boot', async () => {
  const failing = join(folder, 'failing');
  const start = startNeo4j(installation, {
    ...small,
    home: failing,
    password: 'some-password',
    pageCacheMb: -1,
  });
  const lastWords = new RegExp(
    `ended while starting.*Last lines of ${failing}/neo4j-console.log.*pagecache`,
    's',
  );
  await expect(start).rejects.toThrow(lastWords);
});
