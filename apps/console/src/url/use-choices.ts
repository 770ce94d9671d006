import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { changeChoices, formatChoices, parseChoices, type Choices } from './choices.js';

const MOVED = 'wherefore:moved';

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(MOVED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(MOVED, listener);
  };
}

const currentSearch = (): string => window.location.search;

/** The choices in the address bar, and the way to change them; each change is a step that "back" undoes. */
export function useChoices(): readonly [Choices, (change: Partial<Choices>) => void] {
  const search = useSyncExternalStore(subscribe, currentSearch);
  const choices = useMemo(() => parseChoices(search), [search]);
  const choose = useCallback((change: Partial<Choices>) => {
    const next = formatChoices(changeChoices(parseChoices(currentSearch()), change));
    if (next === currentSearch()) return;
    window.history.pushState(null, '', `${window.location.pathname}${next}`);
    window.dispatchEvent(new Event(MOVED));
  }, []);
  return [choices, choose];
}
