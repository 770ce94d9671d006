import { type AnyMapping, anyMapping } from '../source/map-record.js';
import { Customer, Order, Product } from './contract.js';
import { customerFacts, noOrder, orderFacts, productFacts } from './facts.js';

/** By the name in addresses. */
export const MAPPINGS: Readonly<Record<string, AnyMapping | undefined>> = {
  products: anyMapping({ what: 'product', contract: Product, facts: productFacts }),
  customers: anyMapping({ what: 'customer', contract: Customer, facts: customerFacts }),
  orders: anyMapping({ what: 'order', contract: Order, facts: orderFacts, skip: noOrder }),
};
