import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

it('the tutorial shows the connector that is tested', () => {
  const docs = readFileSync(resolve(__dirname, '../../../../../docs/connectors.md'), 'utf8');
  const code = readFileSync(resolve(__dirname, 'tallyshop.ts'), 'utf8');
  expect(docs).toContain(`\`\`\`ts\n${code}\`\`\`\n`);
});
