import type { Role } from '@wherefore/contracts';
import { createKeyring, issueToken } from '@wherefore/engine';

export const SECRET = 's'.repeat(32);
export const keyring = createKeyring(SECRET);

/** A good token of the local issuer. */
export const tokenFor = (
  role: Role,
  more: { customer?: string; lifetime?: number; now?: Date } = {},
): string =>
  issueToken(
    keyring,
    { subject: `${role}@test`, roles: [role], customer: more.customer, lifetime: more.lifetime ?? 600 },
    more.now ?? new Date(),
  );

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
