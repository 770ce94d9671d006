import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WhereforeError } from '@wherefore/contracts';
import { SCHEMA_DIRECTORY } from './cypher-files.js';
import type { Graph } from './graph.js';
import { listMigrations, recordMigration } from './statements/migrations.js';

export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
  readonly checksum: string;
}
export interface MigrationStatus {
  readonly name: string;
  readonly state: 'applied' | 'pending' | 'changed';
  readonly at: string | null;
}

/** The migrations on disk, in order of their numbers. */
export function readMigrations(): Migration[] {
  const directory = path.join(SCHEMA_DIRECTORY, 'migrations');
  return readdirSync(directory)
    .filter((file) => /^\d{4}-.+\.cypher$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(directory, file), 'utf8');
      const statements = text
        .split(/;\s*(?:\n|$)/)
        .map((part) => part.trim())
        .filter((part) => part.replace(/^\s*\/\/.*$/gm, '').trim() !== '');
      return {
        name: file.replace('.cypher', ''),
        statements,
        checksum: createHash('sha256').update(text).digest('hex').slice(0, 16),
      };
    });
}

/** What has been applied to this graph, what is still to do, and what was edited after it was applied. */
export async function migrationStatus(graph: Graph): Promise<MigrationStatus[]> {
  const applied = new Map((await graph.read(listMigrations, {})).map((row) => [row.name, row]));
  return readMigrations().map(({ name, checksum }) => {
    const row = applied.get(name);
    if (row === undefined) return { name, state: 'pending', at: null };
    return { name, state: row.checksum === checksum ? 'applied' : 'changed', at: row.at };
  });
}

/**
 * Applies what is pending, in order; every statement is idempotent, so a run that was cut short is simply repeated.
 * Throws CONFLICT when a migration was edited after it was applied. Returns the names applied now.
 */
export async function migrate(graph: Graph, now: Date): Promise<string[]> {
  const status = new Map((await migrationStatus(graph)).map((row) => [row.name, row.state]));
  const changed = [...status].filter(([, state]) => state === 'changed').map(([name]) => name);
  if (changed.length > 0) {
    throw new WhereforeError(
      'CONFLICT',
      `Migrations were edited after they were applied: ${changed.join(', ')}. Add a new one instead.`,
    );
  }
  const done: string[] = [];
  for (const migration of readMigrations()) {
    if (status.get(migration.name) !== 'pending') continue;
    for (const text of migration.statements) await graph.runText(text);
    await graph.write(recordMigration, {
      name: migration.name,
      checksum: migration.checksum,
      at: now.toISOString(),
    });
    done.push(migration.name);
  }
  return done;
}
