import type { ErasedFrom } from '@wherefore/contracts';
import { eraseMarks, type Graph, renameMarks, restampOrders } from '@wherefore/graph';
import type { FoundEvent, LogErasure, Renamed } from '@wherefore/log';
import type { Keyring } from '../keyring.js';
import type { Person } from './person.js';
import { ABOUT_SOMEBODY, eventIdWithout } from './without-forgotten.js';

interface Parts {
  readonly graph: Graph;
  readonly keyring: Keyring;
  readonly erasure: LogErasure;
}

/**
 * The log's files, the marks of its events, and the stamps that their ids are part of. What is kept gets an id that says nothing, the same
 * as it would get if it came again.
 */
export async function eraseFromLog(parts: Parts, person: Person): Promise<ErasedFrom[]> {
  const { graph, erasure } = parts;
  const logged = { pseudonyms: person.pseudonyms, sessions: person.sessionNames };
  await erasure.dropDrafts();
  const events = await erasure.findEvents(logged);
  const isGone = ({ type, named }: FoundEvent): boolean =>
    ABOUT_SOMEBODY.has(type) && (named || type === 'session.identified');
  const gone = events.filter(isGone);
  const renamed = events
    .filter((one) => !isGone(one) && (one.named || one.alone))
    .map((one) => renamedOf(parts.keyring, one));
  const erased = await erasure.eraseEvents({
    person: logged,
    aboutSomebody: [...ABOUT_SOMEBODY],
    renamed: renamed.map(({ stamp, id, toId, toStamp }) => ({ stamp, id, toId, toStamp })),
  });
  const [marks] = await graph.write(eraseMarks, { keys: gone.map(({ source, id }) => `${source}:${id}`) });
  const [moved] = await graph.write(renameMarks, {
    rows: renamed.map(({ source, id, toId }) => ({ key: `${source}:${id}`, to: `${source}:${toId}` })),
  });
  const orders = renamed.flatMap(({ node, stamp, toStamp }) =>
    node === null ? [] : [{ id: node, stamp, to: toStamp }],
  );
  if (orders.length > 0) await graph.write(restampOrders, { rows: orders });
  const bridged = await erasure.eraseBridge(person.pseudonyms);
  const [removedMarks, movedMarks] = [marks?.marks ?? 0, moved?.marks ?? 0];
  return [
    {
      store: 'log',
      found: erased.removed + erased.blanked,
      removed: erased.removed,
      blanked: erased.blanked,
      unit: 'events',
    },
    {
      store: 'inbox',
      found: removedMarks + movedMarks,
      removed: removedMarks,
      blanked: movedMarks,
      unit: 'marks of events',
    },
    { store: 'bridge', found: bridged, removed: bridged, blanked: 0, unit: 'rows' },
  ];
}

function renamedOf(keyring: Keyring, event: FoundEvent): FoundEvent & Renamed {
  const toId = eventIdWithout(keyring, event);
  const [version, occurredAt] = event.stamp.split('|');
  return { ...event, toId, toStamp: [version, occurredAt, toId, event.source].join('|') };
}
