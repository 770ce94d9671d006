import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeConfig, parseConfig, SETTINGS } from '@wherefore/config';

const good = {
  NEO4J_PASSWORD: 'wherefore-pass',
  WHEREFORE_SECRET: 's'.repeat(32),
  WHEREFORE_FEED_TOKEN: 't'.repeat(16),
};

describe('parseConfig', () => {
  it('fills in defaults and freezes the result', () => {
    const config = parseConfig(good);
    expect(config.NEO4J_URI).toBe('bolt://127.0.0.1:7687');
    expect(config.WHEREFORE_PORT).toBe(4000);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names every wrong variable at once and what it should be', () => {
    const parse = () =>
      parseConfig({ ...good, NEO4J_PASSWORD: 'short', REDIS_URL: 'http://x', WHEREFORE_PORT: '99999' });
    expect(parse).toThrow(/NEO4J_PASSWORD.*at least 8 characters[\s\S]*REDIS_URL[\s\S]*WHEREFORE_PORT/);
  });

  it('treats an empty variable as not set', () => {
    expect(parseConfig({ ...good, WHEREFORE_HOST: '' }).WHEREFORE_HOST).toBe('127.0.0.1');
  });

  it('takes origins with commas between, and nothing that is no origin', () => {
    const parse = (origins: string) =>
      parseConfig({ ...good, WHEREFORE_ALLOWED_ORIGINS: origins }).WHEREFORE_ALLOWED_ORIGINS;
    expect(parse('')).toEqual([]);
    expect(parse('https://shop.example, http://localhost:5174')).toEqual([
      'https://shop.example',
      'http://localhost:5174',
    ]);
    for (const wrong of ['*', 'shop.example', 'https://shop.example/', 'null', 'https://*.example'])
      expect(() => parse(wrong)).toThrow('WHEREFORE_ALLOWED_ORIGINS');
  });
});

describe('describeConfig', () => {
  it('lists every setting and shows no secret', () => {
    const shown = describeConfig(parseConfig(good));
    expect(shown.map((row) => row.name)).toEqual(Object.keys(SETTINGS));
    expect(JSON.stringify(shown)).not.toMatch(/wherefore-pass|ssss|tttt/);
  });
});

it('has each setting once in the table of the docs', () => {
  const docs = readFileSync(path.resolve(__dirname, '../../../docs/configuration.md'), 'utf8');
  const rows = [...docs.matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(([, name]) => name);
  expect(rows).toEqual(Object.keys(SETTINGS));
});
