import { EVENT_TYPES } from '@wherefore/contracts';
import type { ConnectorTable, FileConnector } from '../file-connector.js';
import { readable } from '../table-outcome.js';
import { eventsOf, orderEventOf } from './event-records.js';

/** `order.placed.csv` and the like: the file's name is the type of its events. */
const typed = EVENT_TYPES.map((type): ConnectorTable => {
  const table = {
    table: type,
    files: new RegExp(`^${type.replace('.', '\\.')}\\.(csv|tsv|parquet)(\\.gz)?$`),
    optional: true,
  };
  return type === 'order.placed' || type === 'order.returned'
    ? { ...table, groupBy: ['id'], toEvents: readable(orderEventOf(type)) }
    : { ...table, toEvents: readable(eventsOf(type)) };
});

/** Our own events, from whoever writes them. Records without a `source` count as from `events`. */
export const events: FileConnector = {
  name: 'events',
  describe:
    'Our own events: *.jsonl with one event a line, events.csv with a type column, or <type>.csv, also Parquet',
  tables: [
    ...typed,
    {
      table: 'events',
      files: /(\.(jsonl|ndjson)|^events.*\.(csv|tsv|parquet))(\.gz)?$/,
      optional: true,
      toEvents: readable(eventsOf()),
    },
  ],
};
