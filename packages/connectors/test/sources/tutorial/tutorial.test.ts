import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

it('the tutorial shows the connector that is tested', () => {
  const docs = readFileSync(resolve(__dirname, '../../../../../docs/connectors.md'), 'utf8');
  const code = readFileSync(resolve(__dirname, 'tallyshop.ts'), 'utf8');
  expect(docs).toContain(`\`\`\`ts\n${code}\`\`\`\n`);
});

it('takes of us what the kit has, for a connector of the package takes it from there', () => {
  const code = readFileSync(resolve(__dirname, 'tallyshop.ts'), 'utf8');
  const [, names = ''] = /^import \{([^}]*)\} from '@wherefore\/connectors';$/ms.exec(code) ?? [];
  const kit = readFileSync(resolve(__dirname, '../../../src/source/kit.ts'), 'utf8');
  const wanted = [...names.matchAll(/(?:type )?(\w+),/g)].map(([, name = '']) => name);
  expect(wanted).toContain('PollHalf');
  const fields = readFileSync(resolve(__dirname, '../../../src/source/foreign-fields.ts'), 'utf8');
  for (const name of wanted) expect(kit + fields).toMatch(new RegExp(`\\b${name}\\b`));
});
