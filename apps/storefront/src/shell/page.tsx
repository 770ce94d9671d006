import { type ReactNode, useEffect, useRef } from 'react';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Whether the visit has begun: the first page keeps the browser's own focus. */
let begun = false;

/** A page with its title, which is where those who do not see it are put when it comes up. */
export function Page({ title, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Larkfield`;
    if (begun) heading.current?.focus({ preventScroll: true });
    begun = true;
  }, [title]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}

export const Wait = () => (
  <p className="wait" role="status">
    One moment …
  </p>
);

export const Trouble = ({ error }: { readonly error: string }) => (
  <div className="notice" role="alert">
    <p>This cannot be shown just now. {error}</p>
    <button type="button" onClick={() => location.reload()}>
      Try again
    </button>
  </div>
);
