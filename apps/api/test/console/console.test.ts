import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { inChromium } from '../support/chromium.js';
import { openConsole, type OpenConsole } from '../support/open-console.js';
import { describeCampaigns } from './pages/campaigns.js';
import { describeDecisions } from './pages/decisions.js';
import { describeEarned } from './pages/earned.js';
import { describeExperiments } from './pages/experiments.js';
import { describeFeeds } from './pages/feeds.js';
import { describeFrame } from './pages/frame.js';
import { describeInsights } from './pages/insights.js';
import { describeModels } from './pages/models.js';
import { describeOffers } from './pages/offers.js';
import { describePlacements } from './pages/placements.js';
import { describeRules } from './pages/rules.js';
import { describeOperations } from './pages/operations.js';
import { describeProducts } from './pages/products.js';
import { describeQuarantine } from './pages/quarantine.js';
import { describeSegments } from './pages/segments.js';
import { describeWhatIf } from './pages/what-if.js';
import { describeWorkbench } from './pages/workbench.js';

/** One small shop for all pages; those that change most of it come last. */
inChromium('the console in Chromium (install it, or name it in CHROMIUM)', () => {
  let wherefore: OpenConsole;
  beforeAll(async () => void (wherefore = await openConsole()), SERVER_START_TIMEOUT_MS);
  afterAll(() => wherefore.close());
  afterEach(() => wherefore.settle());
  const open = (): OpenConsole => wherefore;

  describe('frame', () => describeFrame(open));
  describe('offers', () => describeOffers(open));
  describe('decisions', () => describeDecisions(open));
  describe('operations', () => describeOperations(open));
  describe('feeds', () => describeFeeds(open));
  describe('what if', () => describeWhatIf(open));
  describe('rules', () => describeRules(open));
  describe('placements', () => describePlacements(open));
  describe('workbench', () => describeWorkbench(open));
  describe('insights', () => {
    describeInsights(open);
    describeSegments(open);
  });
  describe('products', () => describeProducts(open));
  describe('models', () => describeModels(open));
  describe('quarantine', () => describeQuarantine(open));
  describe('campaigns', () => describeCampaigns(open));
  describe('experiments', () => {
    describeExperiments(open);
    describe('what they earned', () => describeEarned(open));
  });
});
