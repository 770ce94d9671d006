import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { AuditEntry, AuditFilter } from '../../operations/audit.js';
import { messageOf } from '../../session/message-of.js';
import { type Column, toCsv } from '../../table/column.js';
import { saveFile } from '../../table/save-file.js';
import { readAll } from './use-audit.js';

const COLUMNS: readonly Column<AuditEntry>[] = [
  { id: 'at', header: 'At', value: ({ at }) => at },
  { id: 'who', header: 'Who', value: ({ who }) => who },
  { id: 'what', header: 'What', value: ({ what }) => what },
  { id: 'why', header: 'Why', value: ({ why }) => why },
  { id: 'before', header: 'Before', value: ({ before }) => before },
  { id: 'after', header: 'After', value: ({ after }) => after },
  { id: 'id', header: 'Id', value: ({ id }) => id },
];

/** Saves every change that the filter lets through, with what was and what is since; may be stopped. */
export function SaveAll({ filter }: { readonly filter: AuditFilter }) {
  const [progress, setProgress] = useState<string | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const last = useRef<AbortController | null>(null);
  useEffect(() => () => last.current?.abort(), []);
  const save = async (): Promise<void> => {
    const control = new AbortController();
    last.current = control;
    setRunning(control);
    try {
      const entries = await readAll(filter, control.signal, (count) => setProgress(`${count} read`));
      saveFile('audit-trail.csv', 'text/csv', toCsv(COLUMNS, entries));
      setProgress(`${entries.length} saved`);
    } catch (error) {
      setProgress(control.signal.aborted ? 'Stopped; nothing was saved' : messageOf(error));
    } finally {
      setRunning(null);
    }
  };
  return (
    <>
      <span role="status">{progress}</span>
      {running === null ? (
        <Button size="xs" variant="default" onClick={() => void save()}>
          Save all that match
        </Button>
      ) : (
        <Button size="xs" variant="default" onClick={() => running.abort()}>
          Stop
        </Button>
      )}
    </>
  );
}
