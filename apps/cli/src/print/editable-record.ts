import type { HeldRecord } from '@wherefore/engine';

/** Lines that are for the reader; none of JSON begins like that. */
const COMMENT = '#';

/** What is opened to mend a record: itself if it was meant as an event, else an empty event with what came beside it. */
export function editableText(record: HeldRecord): string {
  const { original, reason, source, position } = record;
  if (isMeantAsEvent(original)) return original;
  const help = [
    'This record came from elsewhere and is no event of ours. Save a whole event, as JSON: the types and their payloads are',
    `in docs/feeds.md. Lines that begin with ${COMMENT} are left out.`,
    'A row of a file is better corrected in the file, and the file imported again; what a webhook brought is better mended',
    'in the system that sent it: the next reconciliation brings it.',
    '',
    `${source}, ${position}: ${reason}`,
    'It came as:',
    ...original.split(/\r?\n/),
  ];
  const event = { id: '', source, type: '', occurredAt: '', payload: {} };
  return `${help.map((line) => `${COMMENT} ${line}`.trimEnd()).join('\n')}\n${JSON.stringify(event, null, 2)}\n`;
}

/** What was saved, without the lines that are for the reader. */
export const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith(COMMENT))
    .join('\n');

function isMeantAsEvent(original: string): boolean {
  try {
    const value: unknown = JSON.parse(original);
    if (typeof value !== 'object' || value === null) return false;
    return 'payload' in value || ('type' in value && ('source' in value || 'occurredAt' in value));
  } catch (error) {
    // Whatever was sent as an event is opened as it came, also where a bracket is missing.
    if (error instanceof SyntaxError) return /"payload"/.test(original);
    throw error;
  }
}
