import type { FileConnector } from '../file-connector.js';
import { derived, readable } from '../table-outcome.js';
import { productOf } from './catalogue.js';
import { customerFrom } from './customers.js';
import { invoiceOf } from './invoices.js';

const files = /^online[-_ ]?retail.*\.(csv|parquet)(\.gz)?$/i;

/** Invoice lines as they came: returns, postage, fees, adjustments and gaps included. Pounds sterling. */
export const onlineRetail: FileConnector = {
  name: 'online-retail',
  describe: 'UCI Online Retail: the invoice lines of a gift shop, one file',
  tables: [
    { table: 'products', files, groupBy: ['StockCode'], again: true, toEvents: derived(productOf) },
    { table: 'customers', files, groupBy: ['CustomerID'], again: true, toEvents: derived(customerFrom) },
    { table: 'invoices', files, groupBy: ['InvoiceNo'], toEvents: readable(invoiceOf) },
  ],
};
