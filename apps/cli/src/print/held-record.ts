import type { HeldRecord } from '@wherefore/engine';

/** A record in quarantine among others, for people; of long ones the beginning. */
export const heldLine = ({ id, source, position, reason, encoding, original }: HeldRecord): string =>
  `${id}  ${source}  ${position}  ${reason}\n    ${encoding === 'base64' ? 'no UTF-8, as base64: ' : ''}${original.slice(0, 300)}`;

/** A record in quarantine, for people. */
export function heldLines(record: HeldRecord): string[] {
  const { id, source, position, reason, state, count, firstSeen, lastSeen, bytes, sha256 } = record;
  const size = bytes === null ? 'unknown' : `${bytes} bytes${record.cut ? ', only the start is kept' : ''}`;
  return [
    `${id}  ${state}`,
    `  source    ${source}`,
    `  position  ${position}`,
    `  reason    ${reason}`,
    `  seen      ${count} times, first ${firstSeen}, last ${lastSeen}`,
    `  size      ${size}`,
    ...(sha256 === null ? [] : [`  sha256    ${sha256}`]),
    ...record.history.map((step) => `  history   ${step}`),
    record.encoding === 'base64' ? '  its bytes are no UTF-8; as base64:' : '',
    record.original,
  ];
}
