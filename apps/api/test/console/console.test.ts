import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { inChromium } from '../support/chromium.js';
import { openConsole, type OpenConsole } from '../support/open-console.js';
import { describeDecisions } from './pages/decisions.js';
import { describeFeeds } from './pages/feeds.js';
import { describeFrame } from './pages/frame.js';
import { describeModels } from './pages/models.js';
import { describeOffers } from './pages/offers.js';
import { describeQuarantine } from './pages/quarantine.js';
import { describeWhatIf } from './pages/what-if.js';

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
  describe('what if', () => describeWhatIf(open));
  describe('models', () => describeModels(open));
  describe('feeds', () => describeFeeds(open));
  describe('quarantine', () => describeQuarantine(open));
});
