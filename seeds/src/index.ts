export { FEED_NAMES, generateDemoShop, type DemoFeed, type DemoShop, type FeedName } from './demo-shop.js';
export type { DemoShopOptions } from './options.js';
export {
  APPEALS,
  type Appeal,
  type Intention,
  openShoppers,
  type Shoppers,
  type ShoppersOptions,
  type Visit,
} from './shoppers/shoppers.js';
export type {
  Decoy,
  PlantedBundle,
  PlantedComplement,
  PlantedReplenishment,
  PlantedSegment,
  PlantedSequence,
  PlantedTruth,
} from './truth/planted-truth.js';
