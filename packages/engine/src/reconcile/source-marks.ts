import { type Graph, loadMarks, saveMark } from '@wherefore/graph';
import type { KindReport } from './cycle-report.js';

/** How far one kind of a source has been read. */
export interface Mark {
  readonly kind: string;
  /** By the provider's clock, ISO 8601; null before the first complete reading. */
  readonly mark: string | null;
  /** When ids were last listed; null never. */
  readonly listed: string | null;
  /** When the last cycle ended; null never. */
  readonly at: string | null;
  readonly report: KindReport | null;
}

/** Marks of all sources by name and kind, or of one. */
export async function loadSourceMarks(
  graph: Graph,
  name: string | null,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Mark>>> {
  const marks = new Map<string, Map<string, Mark>>();
  for (const { name: source, kind, mark, listed, at, report } of await graph.read(loadMarks, { name })) {
    const kinds = marks.get(source) ?? new Map<string, Mark>();
    marks.set(source, kinds.set(kind, { kind, mark, listed, at, report: JSON.parse(report) as KindReport }));
  }
  return marks;
}

export const unread = (kind: string): Mark => ({ kind, mark: null, listed: null, at: null, report: null });

/** Null leaves a mark where it is. */
export async function saveSourceMark(
  graph: Graph,
  saved: {
    readonly name: string;
    readonly kind: string;
    readonly mark: string | null;
    readonly listed: string | null;
    readonly at: Date;
    readonly report: KindReport;
  },
): Promise<void> {
  await graph.write(saveMark, {
    ...saved,
    at: saved.at.toISOString(),
    report: JSON.stringify(saved.report),
  });
}
