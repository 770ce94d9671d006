import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from './generated-files.js';

const root = path.resolve(__dirname, '../../../..');
for (const [file, text] of generatedFiles(root)) writeFileSync(path.join(root, file), text);
