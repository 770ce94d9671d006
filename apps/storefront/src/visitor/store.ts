import { useSyncExternalStore } from 'react';

/** A value that lives longer than a page: kept by the browser, and told to whoever uses it when it changes. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

/** `null` in the storage, or what cannot be read, counts as `first`. */
export function keptStore<T>(storage: Storage, key: string, first: T): Store<T> {
  const listeners = new Set<() => void>();
  let value = read(storage.getItem(key), first);
  return {
    get: () => value,
    set(next) {
      value = next;
      storage.setItem(key, JSON.stringify(next));
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function read<T>(text: string | null, first: T): T {
  try {
    return text === null ? first : (JSON.parse(text) as T);
  } catch {
    return first;
  }
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);
