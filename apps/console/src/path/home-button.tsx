import { ControlButton, useReactFlow, type Viewport } from '@xyflow/react';

/** Brings the whole drawing back into view. */
export function HomeButton({ home }: { readonly home: Viewport }) {
  const { setViewport } = useReactFlow();
  return (
    <ControlButton onClick={() => void setViewport(home)} title="Show all" aria-label="Show all">
      <svg viewBox="0 0 12 12" aria-hidden>
        <path d="M1 4V1h3M8 1h3v3M11 8v3H8M4 11H1V8" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </ControlButton>
  );
}
