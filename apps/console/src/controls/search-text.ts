import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

/** Pause in typing after which we search, in milliseconds. */
const PAUSE = 160;

/**
 * The text of a search field and what to search for. While the field only repeats its chosen label the search is
 * empty, so that opening it offers everything rather than the one thing already chosen.
 */
export function useSearchText(label: string): readonly [string, (text: string) => void, string] {
  const [text, setText] = useState(label);
  const [settled] = useDebouncedValue(text, PAUSE);
  return [text, setText, settled === label ? '' : settled.trim()];
}
