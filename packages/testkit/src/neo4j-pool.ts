import type { Neo4jServer } from '@wherefore/servers';
import { emptyNeo4j } from './empty-neo4j.js';
import { say } from './say.js';
import { startThrowawayNeo4j } from './throwaway-neo4j.js';

/** A real Neo4j with nothing in it, whose code is warm when another test file had it before. */
export type BorrowedNeo4j = Pick<Neo4jServer, 'boltUrl' | 'httpUrl' | 'user' | 'password' | 'pid'> & {
  /** For whoever comes next. What is in it may stay: it is emptied when it is lent again. */
  giveBack(): void;
};

export interface Neo4jPool {
  /** One that nobody has, emptied; a new one when there is none. */
  borrow(): Promise<BorrowedNeo4j>;
  /** Takes back what a test file forgot to give back, because it failed. */
  takeBack(): void;
}

interface Entry {
  readonly server: Neo4jServer;
  isLent: boolean;
}

/**
 * The servers of one process of jest. To start one and let it translate the code it runs most takes as long as many a test file
 * runs, so that they are kept from one file to the next; they go away with the process.
 */
export function openNeo4jPool(): Neo4jPool {
  let entries: Entry[] = [];
  const lend = (entry: Entry): BorrowedNeo4j => {
    const { boltUrl, httpUrl, user, password, pid } = entry.server;
    const giveBack = (): void => {
      entry.isLent = false;
    };
    return { boltUrl, httpUrl, user, password, pid, giveBack };
  };
  /** Whether it is of use to somebody else; one that cannot be emptied, because a test broke it, is put away. */
  const empty = async (entry: Entry): Promise<boolean> => {
    try {
      await emptyNeo4j(entry.server);
      return true;
    } catch (error) {
      say(`A Neo4j that was given back is put away, because it could not be emptied: ${String(error)}`);
      entries = entries.filter((other) => other !== entry);
      await entry.server.stop();
      return false;
    }
  };
  return {
    async borrow() {
      for (const entry of entries.filter(({ isLent }) => !isLent)) {
        if (entry.isLent) continue; // By another, while the one before was tried.
        entry.isLent = true;
        if (await empty(entry)) return lend(entry);
      }
      const entry: Entry = { server: await startThrowawayNeo4j(true), isLent: true };
      entries.push(entry);
      return lend(entry);
    },
    takeBack() {
      for (const entry of entries) entry.isLent = false;
    },
  };
}
