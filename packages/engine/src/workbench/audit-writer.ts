import { type Graph, type ParamsOf, recordChange } from '@wherefore/graph';

export type AuditRecord = ParamsOf<typeof recordChange>;

const MOST_AT_ONCE = 100;

/**
 * Writes records of the audit trail, all that wait in one transaction, so that a flood of statements never takes more than one of
 * the connections that offers are decided over. Resolves when the record is on disk.
 */
export function openAuditWriter(graph: Graph): (record: AuditRecord) => Promise<void> {
  const waiting: { readonly record: AuditRecord; settle(error?: unknown): void }[] = [];
  let isWriting = false;

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST_AT_ONCE);
      const written = graph.transaction(async (tx) => {
        await Promise.all(batch.map(({ record }) => tx.run(recordChange, record)));
      });
      await written.then(
        () => batch.forEach(({ settle }) => settle()),
        (error: unknown) => batch.forEach(({ settle }) => settle(error)),
      );
    }
    isWriting = false;
  }

  return (record) =>
    new Promise((resolve, reject) => {
      const settle = (error?: unknown): void =>
        error === undefined ? resolve() : reject(error instanceof Error ? error : new Error(String(error)));
      waiting.push({ record, settle });
      if (isWriting) return;
      isWriting = true;
      void writeWaiting();
    });
}
