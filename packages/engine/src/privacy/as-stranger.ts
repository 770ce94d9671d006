import type { Keyring } from '../keyring.js';
import { markOf } from './forgotten-marks.js';

interface Visitor {
  readonly customer?: string | undefined;
  readonly session?: string | undefined;
}

/** The same without a customer or session on the list of the forgotten: nothing may be kept of them, not even that they came. */
export function asStranger<T extends Visitor>(keyring: Keyring, visitor: T, list: ReadonlySet<string>): T {
  if (list.size === 0) return visitor;
  const { customer, session } = visitor;
  if (customer !== undefined && list.has(markOf(keyring, 'customer', customer)))
    return without(without(visitor, 'customer'), 'session');
  if (session !== undefined && list.has(markOf(keyring, 'session', session)))
    return without(visitor, 'session');
  return visitor;
}

const without = <T extends Visitor>(visitor: T, name: keyof Visitor): T =>
  Object.fromEntries(Object.entries(visitor).filter(([known]) => known !== name)) as T;
