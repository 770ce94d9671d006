import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const home = mkdtempSync(path.join(os.tmpdir(), 'wherefore-settings-'));
const environment = process.env;

beforeEach(() => {
  process.env = { ...environment, WHEREFORE_HOME: home };
  delete process.env['NEO4J_URI'];
});
afterEach(() => {
  process.env = environment;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const secret = 'a secret of my own, thirty-two long';

describe('settings of the product', () => {
  it('are those of the environment before our own, and what was found out before both', async () => {
    const { productSettings } = await import('../src/stack/environment.js');
    const own = productSettings({}, {});
    const settings = productSettings(
      { WHEREFORE_SECRET: secret, WHEREFORE_FEED_TOKEN: '', WHEREFORE_PORT: '4321', PATH: '/bin' },
      { WHEREFORE_PORT: '4322' },
    );
    expect(settings).toEqual({ ...own, WHEREFORE_SECRET: secret, WHEREFORE_PORT: '4322' });
  });

  it('hold for commands in another terminal and another folder', async () => {
    const { commandConfig, productSettings } = await import('../src/stack/environment.js');
    const { removeStack, writeStack } = await import('../src/stack/stack-file.js');
    const given = { WHEREFORE_SOURCES: 'sources.yaml', WHEREFORE_CONSENT_DEFAULT: 'refused' };
    writeStack({ pid: process.pid, api: 'http://127.0.0.1:4000', env: productSettings(given, {}) });
    try {
      expect(commandConfig()).toMatchObject({
        WHEREFORE_SOURCES: path.resolve('sources.yaml'),
        WHEREFORE_CONSENT_DEFAULT: 'refused',
      });
      process.env['WHEREFORE_CONSENT_DEFAULT'] = 'granted';
      expect(commandConfig().WHEREFORE_CONSENT_DEFAULT).toBe('granted');
    } finally {
      removeStack();
    }
  });
});

describe('a bad configuration', () => {
  const run = (app: string, given: Record<string, string>, ...args: string[]) => {
    const env = { PATH: environment['PATH'], WHEREFORE_HOME: home, ...given };
    const main = path.join(ROOT, 'apps', app, 'dist/main.js');
    return spawnSync(process.execPath, [main, ...args], { env, encoding: 'utf8', timeout: 60_000 });
  };

  it('of sources stops the start before anything boots, with all that is wrong', () => {
    const file = path.join(home, 'sources.yaml');
    writeFileSync(file, 'sources: { shop: { connector: shopfy, currency: eur }, desk: { secrets: [x] } }');
    const { status, stderr } = run('cli', { WHEREFORE_SOURCES: file }, 'up');
    expect(stderr).toContain(file);
    expect(stderr).toMatch(/sources\.shop\.connector: there is no "shopfy"; there are shopify, woocommerce/);
    expect(stderr).toMatch(/shop\.currency: [\s\S]*desk\.connector: [\s\S]*desk\.secrets\.0: /);
    expect(existsSync(path.join(home, 'neo4j'))).toBe(false);
    expect(status).toBe(78);
  });

  it.each(['api', 'worker'])('has the exit code that says so: %s', (app) =>
    expect(run(app, {})).toMatchObject({ status: 78, stderr: expect.stringMatching(/WHEREFORE_SECRET/) }),
  );
});
