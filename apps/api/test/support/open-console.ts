import AxeBuilder from '@axe-core/playwright';
import type { Role } from '@wherefore/contracts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { openToyShop, type ToyShopApi } from './open-toy-shop.js';
import { tokenFor } from './tokens.js';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}
const DESKTOP: Viewport = { width: 1440, height: 900 };
export const TELEPHONE: Viewport = { width: 390, height: 844 };

/** The console in Chromium, on a small shop, with all that its pages complain of. */
export interface OpenConsole {
  readonly shop: ToyShopApi;
  /** A page of the console at a path, seen by somebody with this role; closed by {@link OpenConsole.settle}. */
  visit(path: string, role?: Role, viewport?: Viewport): Promise<Page>;
  /** Closes what was visited. @throws Where a page wrote an error, or asked another host for anything. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Settings of the API, as its environment has them. */
export async function openConsole(settings: Readonly<Record<string, string>> = {}): Promise<OpenConsole> {
  const [shop, browser] = await Promise.all([openToyShop(settings), launchChromium()]);
  const visits = keepVisits(browser, new URL(shop.url).origin);
  return {
    shop,
    ...visits,
    async close() {
      await browser.close();
      await shop.close();
    },
  };
}

/** Visits to pages of an origin. */
export function keepVisits(browser: Browser, origin: string): Pick<OpenConsole, 'visit' | 'settle'> {
  const open: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    async visit(path, role = 'admin', viewport = DESKTOP) {
      const context = await browser.newContext({ viewport });
      open.push(context);
      const page = await context.newPage();
      page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
      page.on('pageerror', (error) => void complaints.push(error.message));
      page.on('request', (request) => {
        const { protocol, origin: asked } = new URL(request.url());
        if (protocol.startsWith('http') && asked !== origin) complaints.push(`asked ${request.url()}`);
      });
      await page.addInitScript(`sessionStorage.setItem('wherefore.token', '${tokenFor(role)}')`);
      await page.goto(`${origin}${path}`);
      return page;
    },
    async settle() {
      await Promise.all(open.splice(0).map((context) => context.close()));
      const said = complaints.splice(0);
      if (said.length > 0) throw new Error(`The page complained: ${said.join('; ')}`);
    },
  };
}

/** What axe finds serious or critical on a page, as text; none on a good one. WCAG 2.2 A and AA. */
export async function accessProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** How wide what a page shows is, pixels: wider than its window where it scrolls sideways. */
export async function widthOf(page: Page): Promise<number> {
  const fits = page.waitForFunction('document.documentElement.scrollWidth <= innerWidth', null, {
    timeout: 10_000,
  });
  await fits.catch(() => undefined); // Then the width says so.
  return page.evaluate<number>('document.documentElement.scrollWidth');
}
