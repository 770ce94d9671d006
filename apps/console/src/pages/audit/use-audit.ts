import { useInfiniteQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { type AuditEntry, type AuditFilter, AuditQuery } from '../../operations/audit.js';

/** Entries that are asked for at once. */
const FIRST = 100;

/** Changes that a filter lets through, as many pages as were asked for. */
export const useAudit = (filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      execute(AuditQuery, { first: FIRST, after: pageParam, filter }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ audit: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    select: ({ pages }) => pages.flatMap(({ audit }) => audit.nodes),
    staleTime: 0,
  });

/** All changes that a filter lets through; says after each page how many there are so far. */
export async function readAll(
  filter: AuditFilter,
  signal: AbortSignal,
  progress: (count: number) => void,
): Promise<readonly AuditEntry[]> {
  const read: AuditEntry[] = [];
  for (let after: string | null = null; ;) {
    const { audit }: { audit: { nodes: readonly AuditEntry[]; pageInfo: PageInfo } } = await execute(
      AuditQuery,
      { first: FIRST, after, filter },
      signal,
    );
    read.push(...audit.nodes);
    progress(read.length);
    if (!audit.pageInfo.hasNextPage) return read;
    after = audit.pageInfo.endCursor;
  }
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}
