import { WhereforeError } from '@wherefore/contracts';
import { explainProduct } from '@wherefore/engine';
import { Command } from 'commander';
import { noteLine, offerText } from '../print/offer.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { type OfferOptions, requestOf, withOfferOptions } from './offer-options.js';

export function whyCommand(): Command {
  return withOfferOptions(new Command('why'))
    .description('Say why a product is, or is not, offered to a visitor; the path drawn as text')
    .requiredOption('--product <id>', 'the product')
    .option('--cypher', 'print the Cypher that shows the same in Neo4j Browser')
    .action(async (options: OfferOptions & { product: string; cypher?: true }) => {
      const screen = createScreen(options.json === true);
      await withParts(commandConfig(), async (parts) => {
        const asked = { request: requestOf(options), product: options.product };
        const explained = await explainProduct(await parts.desk(), asked, { now: new Date() });
        if (!explained.ok) throw new WhereforeError('NOT_FOUND', explained.refusal.message);
        const { offer, candidates, refusal, notes } = explained.value;
        screen.say(offerText(offer));
        screen.say(`\nPlace ${offer.rank} of ${candidates} candidates.`);
        if (refusal !== null) screen.say(`Not offered: ${refusal.reason} (${refusal.rule})`);
        for (const note of notes) screen.say(noteLine(note));
        if (options.cypher === true) screen.say(`\n${offer.because.cypher.browser}`);
        screen.result(explained.value);
      });
    });
}
