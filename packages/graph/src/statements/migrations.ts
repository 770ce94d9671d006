import { z } from 'zod';
import { statement } from '../statement.js';

export const listMigrations = statement('migrations/list-migrations', 'READ', {
  params: z.object({}),
  row: z.object({ name: z.string(), checksum: z.string(), at: z.string() }),
});
export const recordMigration = statement('migrations/record-migration', 'WRITE', {
  params: z.object({ name: z.string(), checksum: z.string(), at: z.string() }),
  row: z.unknown(),
});
