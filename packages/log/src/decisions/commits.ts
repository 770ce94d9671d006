import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, WhereforeError } from '@wherefore/contracts';
import { flush } from '../flush.js';
import { compareEntries, msOf, NO_ENTRY } from './entry-id.js';
import { daysOf, KINDS, listRangeFiles, namesIn } from './range-files.js';

/** What a commit makes true: everything up to `last` is in the log, in these files. Paths relative to the log. */
interface Commit {
  readonly last: string;
  readonly files: readonly { readonly draft: string; readonly file: string }[];
}

/** Much longer than a writer can be held up between looking where the log ends and committing. */
const KEEP_COMMITS_MS = 3_600_000;

/**
 * The chain of commits: each stands in a file named after the entry that it follows, and that name can be taken only
 * once. So of two writers who go on from the same place one wins, whatever they have read; and a commit that was
 * interrupted is finished by whoever looks next, since its drafts were whole and on disk before.
 */
export class Commits {
  private readonly folder: string;

  constructor(private readonly directory: string) {
    this.folder = join(directory, 'decisions', 'commits');
  }

  /** The last entry in the log; finishes an interrupted commit. */
  async position(): Promise<string> {
    const newest = (await this.afters()).at(-1);
    if (newest === undefined) return this.lastInFiles();
    const commit = JSON.parse(await readFile(this.pathOf(newest), 'utf8')) as Commit;
    await this.finish(commit);
    return commit.last;
  }

  /** Takes effect whole or not at all; false when the log has gone on from `after` already. */
  async commit(after: string, commit: Commit): Promise<boolean> {
    if ((await this.position()) !== after) return false;
    await mkdir(this.folder, { recursive: true });
    const draft = join(this.folder, `.${randomUUID()}.draft`);
    try {
      await writeFlushed(draft, JSON.stringify(commit));
      await link(draft, this.pathOf(after));
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
    await flush(this.folder);
    await this.finish(commit);
    return true;
  }

  /** Lets commits go that no writer can mean any more. */
  async prune(): Promise<void> {
    const afters = await this.afters();
    const limit = msOf(afters.at(-1) ?? NO_ENTRY) - KEEP_COMMITS_MS;
    for (const after of afters.slice(0, -1)) if (msOf(after) < limit) await rm(this.pathOf(after));
  }

  private pathOf(after: string): string {
    return join(this.folder, `${after}.json`);
  }

  private async afters(): Promise<string[]> {
    const names = await namesIn(this.folder);
    return names.flatMap((name) => /^(\d+-\d+)\.json$/.exec(name)?.[1] ?? []).sort(compareEntries);
  }

  private async finish({ files }: Commit): Promise<void> {
    for (const { draft, file } of files) {
      try {
        await rename(join(this.directory, draft), join(this.directory, file));
        await flush(dirname(join(this.directory, file)));
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error;
        await assertThere(join(this.directory, file));
      }
    }
  }

  /** For a log whose commits were left behind when it was moved. */
  private async lastInFiles(): Promise<string> {
    let last = NO_ENTRY;
    for (const kind of KINDS) {
      const days = (await daysOf(this.directory, kind)).slice(-1);
      for (const file of await listRangeFiles(this.directory, kind, days))
        if (compareEntries(file.last, last) > 0) last = file.last;
    }
    return last;
  }
}

/** Renamed before, by us or by somebody else. */
async function assertThere(path: string): Promise<void> {
  await open(path, 'r').then(
    (handle) => handle.close(),
    (cause: unknown) => {
      throw new WhereforeError('INTERNAL', `the log has lost a file that was committed: ${path}`, { cause });
    },
  );
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
