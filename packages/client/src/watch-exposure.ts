/** What share of an offer must be in view, and for how long in one go, milliseconds, to have been seen: the IAB's measure. */
const SHARE_SEEN = 0.5;
const MS_SEEN = 1000;
/** Offers that are seen within this time of each other are reported together, milliseconds. */
const TOGETHER_MS = 250;

/**
 * Tells of each element once, by its `data-product`, when it has been seen. Returns how to stop; what has been seen by then is told
 * of first.
 */
export function watchExposure(
  elements: Iterable<HTMLElement>,
  seen: (products: string[]) => void,
): () => void {
  const counting = new Map<Element, ReturnType<typeof setTimeout>>();
  let found: string[] = [];
  let telling: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(telling);
    telling = undefined;
    if (found.length > 0) seen(found);
    found = [];
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        const inView = intersectionRatio >= SHARE_SEEN;
        if (!inView || document.visibilityState === 'hidden') {
          clearTimeout(counting.get(target));
          counting.delete(target);
        } else if (!counting.has(target))
          counting.set(
            target,
            setTimeout(() => count(target as HTMLElement), MS_SEEN),
          );
      }
    },
    { threshold: SHARE_SEEN },
  );
  const count = (target: HTMLElement): void => {
    observer.unobserve(target);
    found.push(target.dataset['product'] ?? '');
    telling ??= setTimeout(tell, TOGETHER_MS);
  };
  for (const element of elements) observer.observe(element);
  return () => {
    observer.disconnect();
    counting.forEach((timer) => clearTimeout(timer));
    tell();
  };
}
