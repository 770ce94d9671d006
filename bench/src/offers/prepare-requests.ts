import { WhereforeError } from '@wherefore/contracts';
import { Connection } from '../load/connection.js';
import { fetchTokens, type Tokens } from '../stack/tokens.js';
import { chooseCustomers, type Chosen } from './choose-customers.js';
import { offersRequest, type Selection } from './operations.js';

/** Whose requests are measured. */
type Asker = Exclude<Selection, 'paths'>;

/** Everything that will be asked, as bytes. */
export interface Prepared extends Chosen {
  readonly tokens: Tokens;
  readonly requests: Readonly<Record<Asker, readonly Buffer[]>>;
}

/** Finds customers of a running shop and writes their requests. */
export async function prepareRequests(port: number, count: number): Promise<Prepared> {
  const tokens = await fetchTokens(port);
  const connection = await Connection.open(port);
  const chosen = await chooseCustomers(connection, { count, tokens });
  connection.close();
  if (chosen.customers.length === 0) throw new WhereforeError('NOT_FOUND', 'No customer has ten offers');
  const of = (selection: Asker) =>
    chosen.customers.map((customer) => offersRequest(selection, customer, tokens[selection]));
  return { ...chosen, tokens, requests: { storefront: of('storefront'), merchandiser: of('merchandiser') } };
}
