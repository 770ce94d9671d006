import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = path.join(__dirname, '../dist');
const root = path.join(__dirname, '..');

/** Most that a page has to load of the SDK, bytes, compressed. */
const BUDGET = 8_000;

const weightOf = (file: string): number => gzipSync(readFileSync(path.join(dist, file))).length;

const inNode = (program: string, kind: 'module' | 'commonjs') =>
  execFileSync(process.execPath, [`--input-type=${kind}`, '--eval', program], {
    cwd: root,
    encoding: 'utf8',
  });

describe('what is built', () => {
  it('weighs less than 8 kB', () => {
    expect(weightOf('index.mjs')).toBeLessThan(BUDGET);
  });

  it('weighs less than 8 kB more with the element, and with the hooks', () => {
    const shared = readdirSync(dist).filter((file) => /^watch-exposure.*\.mjs$/.test(file));
    expect(shared).toHaveLength(1);
    for (const entry of ['element.mjs', 'react.mjs'])
      expect([entry, ...shared].reduce((sum, file) => sum + weightOf(file), 0)).toBeLessThan(BUDGET);
  });

  it('needs no other package, and nothing of Node', () => {
    for (const file of ['index.mjs', 'index.js']) {
      expect(readFileSync(path.join(dist, file), 'utf8')).not.toMatch(
        /\bfrom\s*["']|\brequire\(|\bprocess\.|\bBuffer\b/,
      );
    }
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as object;
    expect(Object.keys(manifest)).not.toContain('dependencies');
  });

  it('is imported and required by name', () => {
    const say = 'process.stdout.write(typeof createClient)';
    expect(inNode(`import { createClient } from '@wherefore/client'; ${say}`, 'module')).toBe('function');
    const entry = "process.stdout.write(typeof (await import('@wherefore/client/element')).defineOffers)";
    expect(inNode(entry, 'module')).toBe('function');
    expect(inNode(`const { createClient } = require('@wherefore/client'); ${say}`, 'commonjs')).toBe(
      'function',
    );
  });
});
