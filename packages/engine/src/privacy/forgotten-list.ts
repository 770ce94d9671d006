import { ForgottenFile } from '@wherefore/contracts';
import { addForgotten, type Graph, listForgotten, type RowOf } from '@wherefore/graph';
import type { LogErasure } from '@wherefore/log';

const PAGE = 10_000;

/** The list of the forgotten, as keyed hashes. */
export async function listedMarks(graph: Pick<Graph, 'read'>): Promise<ReadonlySet<string>> {
  return new Set((await readList(graph)).map(({ mark }) => mark));
}

async function readList(graph: Pick<Graph, 'read'>): Promise<RowOf<typeof listForgotten>[]> {
  const all: RowOf<typeof listForgotten>[] = [];
  for (let after = ''; ;) {
    const page = await graph.read(listForgotten, { after, limit: PAGE });
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return all;
    after = last.mark;
  }
}

export interface ForgottenCounts {
  /** Keyed hashes of ids, addresses, numbers and sessions. */
  readonly marks: number;
  /** How often somebody was forgotten, and how often that was not carried through. */
  readonly receipts: number;
  readonly unfinished: number;
  readonly latest: string | null;
}

/** How many are on the list; who they are nobody can tell. */
export async function countForgottenPeople(
  graph: Pick<Graph, 'read'>,
  erasure: Pick<LogErasure, 'readReceipts'>,
): Promise<ForgottenCounts> {
  const [marks, files] = [await listedMarks(graph), await readFiles(erasure)];
  return {
    marks: marks.size,
    receipts: files.length,
    unfinished: files.filter(({ done }) => done === null).length,
    latest:
      files
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? null,
  };
}

/**
 * Makes the list in the graph and the files beside the log say the same: one of the two may have been restored from an old
 * backup. Returns how many keyed hashes the graph lacked; where it lacked any, what it holds may be older than they are.
 */
export async function restoreForgotten(
  graph: Pick<Graph, 'read' | 'write'>,
  erasure: Pick<LogErasure, 'readReceipts' | 'writeReceipt'>,
): Promise<number> {
  const [rows, files] = [await readList(graph), await readFiles(erasure)];
  const listed = new Set(rows.map(({ mark }) => mark));
  let lacking = 0;
  for (const { marks, receipt, at } of files) {
    const missing = marks.filter((mark) => !listed.has(mark)).sort();
    if (missing.length > 0) await graph.write(addForgotten, { marks: missing, receipt, at });
    lacking += missing.length;
  }
  const kept = new Set(files.flatMap(({ marks }) => marks));
  const byReceipt = new Map<string, RowOf<typeof listForgotten>[]>();
  for (const row of rows.filter(({ mark }) => !kept.has(mark)))
    byReceipt.set(row.receipt, [...(byReceipt.get(row.receipt) ?? []), row]);
  for (const [receipt, lost] of byReceipt) {
    const file = { marks: lost.map(({ mark }) => mark), at: lost[0]?.at ?? '', receipt, done: null };
    await erasure.writeReceipt(`${receipt}-restored`, JSON.stringify(file));
  }
  return lacking;
}

const readFiles = async (erasure: Pick<LogErasure, 'readReceipts'>): Promise<ForgottenFile[]> =>
  (await erasure.readReceipts()).map((text) => ForgottenFile.parse(JSON.parse(text)));
