import type { Principal } from '@wherefore/contracts';
import type { FastifyRequest } from 'fastify';
import { accessError } from '../access/access-error.js';
import type { KnownOperations } from './known-operations.js';

/** Looks at a request before it is parsed. Throws FORBIDDEN where its sender may only send known operations, and this is none. */
export type CheckOperation = (principal: Principal, request: Pick<FastifyRequest, 'body' | 'query'>) => void;

/** Everything is let through, or only known operations from those who are no more than shoppers or storefronts. */
export function requireKnown(known: KnownOperations, mode: 'any' | 'known'): CheckOperation {
  if (mode === 'any') return () => undefined;
  const documents = new Set(known.values());
  return (principal, { body, query }) => {
    if (!isVisitor(principal)) return;
    const sent = fieldsOf(body ?? query);
    const hash = fieldsOf(fieldsOf(sent['extensions'])['persistedQuery'])['sha256Hash'];
    const text = sent['query'];
    const isKnown =
      text === undefined || text === null ? known.has(String(hash)) : documents.has(String(text));
    if (!isKnown)
      throw accessError('FORBIDDEN', 'This server takes known operations only: see WHEREFORE_OPERATIONS');
  };
}

const isVisitor = ({ roles }: Principal): boolean =>
  [...roles].every((role) => role === 'shopper' || role === 'storefront');

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
