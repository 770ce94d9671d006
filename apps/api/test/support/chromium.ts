import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and Chrome's own packages put it; `CHROMIUM` names another place. */
const PLACES = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
export const chromiumPath = PLACES.find((place) => place !== '' && existsSync(place)) ?? null;

/** `describe`, where there is a Chromium; elsewhere these tests are skipped by name. */
export const inChromium: jest.Describe = chromiumPath === null ? describe.skip : describe;

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
