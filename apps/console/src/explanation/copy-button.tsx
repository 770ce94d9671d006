import { Button } from '@mantine/core';
import { useState } from 'react';

/** How long the outcome stays on the button, in milliseconds. */
const SHOWN_FOR = 2000;
const LABELS = { idle: 'Copy', copied: 'Copied', refused: 'Select and press Ctrl+C' } as const;

/** Copies text. Where the browser refuses (a page without HTTPS), it says how to copy by hand. */
export function CopyButton({ text }: { readonly text: string }) {
  const [state, setState] = useState<keyof typeof LABELS>('idle');
  const show = (next: keyof typeof LABELS): void => {
    setState(next);
    window.setTimeout(() => setState('idle'), SHOWN_FOR);
  };
  const copy = (): void => {
    if (!window.isSecureContext) return show('refused');
    navigator.clipboard.writeText(text).then(
      () => show('copied'),
      () => show('refused'),
    );
  };
  return (
    <Button size="compact-xs" variant="default" onClick={copy} aria-live="polite">
      {LABELS[state]}
    </Button>
  );
}
