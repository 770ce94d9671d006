import type { RecordMapping } from '../source/map-record.js';
import type { z } from 'zod';
import { Customer, Order, Product } from './contract.js';
import { customerFacts, noOrder, orderFacts, productFacts } from './facts.js';

const products: RecordMapping<typeof Product> = { what: 'product', contract: Product, facts: productFacts };
const customers: RecordMapping<typeof Customer> = {
  what: 'customer',
  contract: Customer,
  facts: customerFacts,
};
const orders: RecordMapping<typeof Order> = {
  what: 'order',
  contract: Order,
  facts: orderFacts,
  skip: noOrder,
};

/** By the name that both topics and addresses use. */
export const MAPPINGS: Readonly<Record<string, RecordMapping<z.ZodType> | undefined>> = {
  products: products as RecordMapping<z.ZodType>,
  customers: customers as RecordMapping<z.ZodType>,
  orders: orders as RecordMapping<z.ZodType>,
};
