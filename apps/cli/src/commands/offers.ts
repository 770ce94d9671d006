import { WhereforeError } from '@wherefore/contracts';
import { decideOffers } from '@wherefore/engine';
import { Command } from 'commander';
import { offersText, offerText } from '../print/offer.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { numberOption } from './number-option.js';
import { type OfferOptions, requestOf, withOfferOptions } from './offer-options.js';

export function offersCommand(): Command {
  return withOfferOptions(new Command('offers'))
    .description('Decide offers for a visitor and say why; records nothing')
    .option(
      '--explain <n>',
      'draw the paths of the first n offers',
      numberOption('--explain', { least: 0, most: 100, whole: true }),
      0,
    )
    .action(async (options: OfferOptions & { explain: number }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async (parts) => {
        const decided = await decideOffers(await parts.desk(), requestOf(options), { now: new Date() });
        if (!decided.ok) throw new WhereforeError('BAD_INPUT', decided.refusal.message);
        const { decision } = decided.value;
        screen.say(offersText(decision));
        for (const offer of decision.offers.slice(0, options.explain)) screen.say(`\n${offerText(offer)}`);
        screen.result(decision);
      });
    });
}
