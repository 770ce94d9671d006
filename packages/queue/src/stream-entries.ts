import type { Snapshot } from '@wherefore/contracts';

/** One entry of the decision stream: a decision, or a snapshot that later decisions rest on. */
export type StreamEntry =
  | { readonly entry: string; readonly kind: 'decision'; readonly body: string }
  | { readonly entry: string; readonly kind: 'snapshot'; readonly snapshot: Snapshot };

export type RawEntry = readonly [entry: string, fields: readonly string[]];

/** Fields and values alternate. An entry that is neither was not written by us: null. */
export function toStreamEntry([entry, fields]: RawEntry): StreamEntry | null {
  const [, kind, , body = '', , hash = '', , of = ''] = fields;
  if (kind === 'd') return { entry, kind: 'decision', body };
  if (kind === 's')
    return { entry, kind: 'snapshot', snapshot: { hash, kind: of as Snapshot['kind'], body } };
  return null;
}

export const decisionFields = (body: string): string[] => ['k', 'd', 'b', body];
export const snapshotFields = ({ hash, kind, body }: Snapshot): string[] => [
  'k',
  's',
  'b',
  body,
  'h',
  hash,
  't',
  kind,
];
