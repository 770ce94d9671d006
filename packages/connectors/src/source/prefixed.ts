import type { SourceContext } from './source-connector.js';

/** A provider's id as ours. */
export const prefixed = ({ idPrefix = '' }: SourceContext, id: string): string => `${idPrefix}${id}`;
