import type { SourceConnector } from '../source/source-connector.js';
import { VERSIONS } from './contract.js';
import { polling } from './polling.js';
import { webhook } from './webhook.js';

/** Its webhooks name what changed and no more, so each change is one reading. */
export const hubspot: SourceConnector = {
  name: 'hubspot',
  describe: 'HubSpot: contacts, opt-outs, products; webhooks signed v3 and the CRM API v3',
  versions: VERSIONS,
  webhook,
  polling,
};
