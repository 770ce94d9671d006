import { useEffect, useState } from 'react';

export interface Loaded<T> {
  readonly value: T | null;
  readonly error: string | null;
  readonly loading: boolean;
}

/** Loads when `key` changes; an answer that comes after the next question is not shown. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Loaded<T>>({ value: null, error: null, loading: true });
  useEffect(() => {
    let wanted = true;
    setState({ value: null, error: null, loading: true });
    load().then(
      (value) => wanted && setState({ value, error: null, loading: false }),
      (error: unknown) => wanted && setState({ value: null, error: String(error), loading: false }),
    );
    return () => {
      wanted = false;
    };
    // What is loaded follows from the key alone.
  }, [key]);
  return state;
}
