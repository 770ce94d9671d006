import { OfferRequest, WhereforeError } from '@wherefore/contracts';
import type { Command } from 'commander';
import { numberOption } from './number-option.js';

export interface OfferOptions {
  readonly customer?: string;
  readonly placement: string;
  readonly viewing?: string;
  readonly cart: string[];
  readonly recent: string[];
  readonly session?: string;
  readonly store?: string;
  readonly locale?: string;
  readonly first: number;
  readonly json?: true;
}

/** The options by which a command line describes a visitor. */
export function withOfferOptions(command: Command): Command {
  return command
    .option('-c, --customer <id>', 'the customer; nobody known, if left out')
    .option('-p, --placement <id>', 'where the offers will be shown', 'home')
    .option('--session <id>', 'the visitor’s session')
    .option('--store <id>', 'the store the visitor is in')
    .option('--locale <tag>', 'language of headlines, e.g. de-AT')
    .option('--viewing <product>', 'the product being looked at')
    .option('--cart <product...>', 'what is in the cart', [])
    .option('--recent <product...>', 'what was looked at in this visit', [])
    .option(
      '-n, --first <n>',
      'how many offers',
      numberOption('--first', { least: 1, most: 100, whole: true }),
      10,
    )
    .option('--json', 'print the result as JSON');
}

/** Options as a request; throws BAD_INPUT naming the option that is wrong. */
export function requestOf(options: OfferOptions): OfferRequest {
  const parsed = OfferRequest.safeParse({
    ...(options.customer === undefined ? {} : { customer: options.customer }),
    ...(options.viewing === undefined ? {} : { viewing: options.viewing }),
    ...(options.session === undefined ? {} : { session: options.session }),
    ...(options.store === undefined ? {} : { store: options.store }),
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    placement: options.placement,
    cart: options.cart,
    recentlyViewed: options.recent,
    first: options.first,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WhereforeError(
    'BAD_INPUT',
    `${issue?.path.join('.') ?? 'options'}: ${issue?.message ?? 'invalid'}`,
  );
}
