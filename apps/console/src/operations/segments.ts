import { operation } from './operation.js';

/** A group of customers. */
export interface Segment {
  readonly id: string;
  readonly name: string;
}

export const SegmentsQuery = operation<
  { readonly segments: { readonly nodes: readonly Segment[] } },
  Record<string, never>
>(/* GraphQL */ `
  query Segments {
    segments(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);
