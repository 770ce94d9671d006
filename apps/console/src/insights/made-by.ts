/** Who made a group of customers. */
export const madeBy = (source: string | null): string =>
  source === null ? 'not said' : source === 'learn' ? 'learned' : `feed ${source}`;
