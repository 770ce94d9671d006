import { z } from 'zod';

/** The form of backups that this version writes and reads. */
export const BACKUP_FORMAT = 1;
export const MANIFEST_FILE = 'manifest.json';

const count = z.int().nonnegative();

/** A list of offers that was decided beside a backup: after it is restored, the same must come out. */
export const GoldenList = z.object({
  /** Whose; null for nobody known. */
  pseudonym: z.string().nullable(),
  /** SHA-256 of the products, their scores and their reasons, in order. */
  hash: z.string(),
  offers: count,
});
export type GoldenList = z.infer<typeof GoldenList>;

/** What a backup is, written last: a folder without it is none. */
export const BackupManifest = z.object({
  format: z.literal(BACKUP_FORMAT),
  at: z.iso.datetime(),
  /** Of the secret whose pseudonyms and seals are in it, so that it is not restored under another. */
  keyMark: z.string(),
  migrations: z.array(z.string()),
  counts: z.object({ nodes: count, relationships: count, keys: count, logFiles: count }),
  /** By path below the folder. */
  files: z.record(z.string(), z.object({ bytes: count, sha256: z.string() })),
  golden: z.array(GoldenList),
});
export type BackupManifest = z.infer<typeof BackupManifest>;
