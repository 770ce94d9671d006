import type { Page } from '@wherefore/engine';
import { type ClassType, Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a page of a list stands in the whole.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Is there more after this page?' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Give this as `after` to get the next page.' })
  endCursor!: string | null;
}

/** A relay-style connection of nodes of one type. */
export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
}

/** Declares the connection and edge types of a node type. */
export function connectionOf<T extends object>(name: string, node: ClassType<T>): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in a list.` })
  class Edge {
    @Field(() => String, { description: 'Give this as `after` to go on from here.' })
    cursor!: string;

    @Field(() => node, { description: `The ${name}.` })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}s.` })
  class NodeConnection {
    @Field(() => [Edge], { description: 'The items with their cursors.' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The items, for those who need no cursors.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Is there more?' })
    pageInfo!: PageInfo;
  }
  return NodeConnection;
}

const encode = (key: string): string => Buffer.from(key).toString('base64url');

/** The key a cursor stands for; the empty string for none, which comes before every key. */
export function decodeCursor(cursor: string | null | undefined): string {
  return cursor === null || cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
}

/** The offset a cursor stands for, in lists that page by position. */
export function decodeOffset(cursor: string | null | undefined): number {
  const offset = Number.parseInt(decodeCursor(cursor), 10);
  return Number.isInteger(offset) && offset >= 0 ? offset : 0;
}

/** A page as a connection; `keyOf` gives each item's place. */
export function connect<S, T>(
  page: Page<S>,
  keyOf: (item: S, index: number) => string,
  toNode: (item: S) => T,
): Connection<T> {
  const edges = page.items.map((item, index) => ({ cursor: encode(keyOf(item, index)), node: toNode(item) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
  };
}
