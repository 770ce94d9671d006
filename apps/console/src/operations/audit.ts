import { operation } from './operation.js';

/** Something that somebody changed; `before` and `after` are JSON. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly why: string | null;
}

/** Which changes; null lets all through. */
export interface AuditFilter {
  readonly what: string | null;
  readonly who: string | null;
  readonly text: string | null;
  readonly since: string | null;
  readonly until: string | null;
}

export interface AuditPage {
  readonly audit: {
    readonly nodes: readonly AuditEntry[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export const AuditQuery = operation<AuditPage, { first: number; after: string | null; filter: AuditFilter }>(
  /* GraphQL */ `
    query Audit($first: Int!, $after: String, $filter: AuditFilter) {
      audit(first: $first, after: $after, filter: $filter) {
        nodes {
          id
          at
          who
          what
          before
          after
          why
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
);

export const AuditKindsQuery = operation<
  { readonly auditKinds: readonly { readonly name: string; readonly count: number }[] },
  Record<string, never>
>(/* GraphQL */ `
  query AuditKinds {
    auditKinds {
      name
      count
    }
  }
`);

export const AuditEntryQuery = operation<{ readonly auditEntry: AuditEntry | null }, { id: string }>(
  /* GraphQL */ `
    query AuditEntry($id: ID!) {
      auditEntry(id: $id) {
        id
        at
        who
        what
        before
        after
        why
      }
    }
  `,
);
