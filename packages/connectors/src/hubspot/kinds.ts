import { type AnyMapping, anyMapping } from '../source/map-record.js';
import { Archived, Contact, CONTACT_PROPERTIES, Product, PRODUCT_PROPERTIES } from './contract.js';
import { archivedFacts, contactFacts, productFacts } from './facts.js';

export interface Kind {
  readonly entity: 'customer' | 'product';
  /** In generic subscriptions. */
  readonly typeId: string;
  readonly properties: readonly string[];
  /** The property that searches take for the time of change. */
  readonly modified: string;
  readonly live: AnyMapping;
  readonly archived: AnyMapping;
}

/** By the name in addresses; a subscription has it in the singular. */
export const KINDS: Readonly<Record<string, Kind | undefined>> = {
  contacts: {
    entity: 'customer',
    typeId: '0-1',
    properties: CONTACT_PROPERTIES,
    modified: 'lastmodifieddate',
    live: anyMapping({ what: 'contact', contract: Contact, facts: contactFacts }),
    archived: anyMapping({ what: 'archived contact', contract: Archived, facts: archivedFacts('customer') }),
  },
  products: {
    entity: 'product',
    typeId: '0-7',
    properties: PRODUCT_PROPERTIES,
    modified: 'hs_lastmodifieddate',
    live: anyMapping({ what: 'product', contract: Product, facts: productFacts }),
    archived: anyMapping({ what: 'archived product', contract: Archived, facts: archivedFacts('product') }),
  },
};
