import type { Keyring } from '../keyring.js';

/** What the bridge beside the log still knows of somebody, in plain words. */
export interface BridgedContacts {
  readonly customers: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

/** Opens the rows of the bridge: earlier addresses and numbers are nowhere else. */
export function bridgedContacts(
  keyring: Keyring,
  rows: readonly { readonly event: string | null; readonly sealed: string }[],
): BridgedContacts {
  const [customers, emails, phones] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { event, sealed } of rows) {
    const opened = JSON.parse(keyring.open(Buffer.from(sealed, 'base64'))) as unknown;
    if (event === null) customers.add(opened as string);
    else {
      const { email, phone } = opened as { readonly email?: string; readonly phone?: string };
      if (email !== undefined) emails.add(email);
      if (phone !== undefined) phones.add(phone);
    }
  }
  return { customers: [...customers], emails: [...emails], phones: [...phones] };
}
