import type { ConnectorTable, FileConnector } from '../file-connector.js';
import { derived, readable } from '../table-outcome.js';
import { campaignOf } from './campaigns.js';
import { categoryOf, productsOf } from './catalogue.js';
import { householdsOf, type SegmentColumn, segmentOf } from './households.js';
import { orderOf, priceOf } from './transactions.js';

const file = (names: string) => new RegExp(`^(${names})\\.(parquet|csv|jsonl)(\\.gz)?$`, 'i');

const categories = (level: Parameters<typeof categoryOf>[0], groupBy: readonly string[]): ConnectorTable => ({
  table: `categories by ${level}`,
  files: file('products'),
  groupBy,
  again: true,
  toEvents: derived(categoryOf(level)),
});

const segments = (column: SegmentColumn): ConnectorTable => ({
  table: `segments by ${column}`,
  files: file('demographics'),
  optional: true,
  groupBy: [column],
  again: true,
  toEvents: derived(segmentOf(column)),
});

/** A grocery chain's loyalty-card year. Its times name no zone and are taken for UTC; its money is US dollars. */
export const completejourney: FileConnector = {
  name: 'completejourney',
  describe: 'The Complete Journey: products, households, campaigns, coupons and baskets of a grocery chain',
  tables: [
    categories('department', ['department']),
    categories('product_category', ['department', 'product_category']),
    categories('product_type', ['department', 'product_category', 'product_type']),
    { table: 'products', files: file('products'), toEvents: readable(productsOf) },
    {
      table: 'prices from sales',
      files: file('transactions'),
      groupBy: ['product_id'],
      again: true,
      toEvents: derived(priceOf),
    },
    segments('age'),
    segments('income'),
    segments('household_comp'),
    { table: 'households', files: file('demographics'), optional: true, toEvents: readable(householdsOf) },
    {
      table: 'campaigns',
      files: file('campaign_descriptions|campaigns|coupons|coupon_redemptions'),
      optional: true,
      groupBy: ['campaign_id'],
      toEvents: readable(campaignOf),
    },
    { table: 'orders', files: file('transactions'), groupBy: ['basket_id'], toEvents: readable(orderOf) },
  ],
};
