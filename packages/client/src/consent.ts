import { ChangeConsent, Consent, type ConsentPurpose } from './operations.generated.js';
import type { Refused } from './refused.js';
import type { Sending, Transport } from './transport.js';

export interface ConsentChange {
  /** PERSONALISATION if left out. */
  readonly purpose?: ConsentPurpose;
  /** Of marketing: any if left out. */
  readonly channel?: string;
  readonly granted: boolean;
}
export type ConsentAnswer = { readonly ok: true; readonly inEffect: boolean } | Refused;

/** What the client says of consent. */
export interface ConsentCalls {
  /** May the visitor's own history be used for offers? Null for strangers. Throws WhereforeClientError. */
  consent(): Promise<boolean | null>;
  /**
   * Takes the visitor's word; earlier answers are forgotten. With `inEffect` the next offers keep to it.
   * Throws WhereforeClientError.
   */
  changeConsent(change: ConsentChange): Promise<ConsentAnswer>;
}

interface Asker {
  readonly reading: Sending;
  /** Who is in front of the page. */
  customer(): string | null;
  /** What was answered before must not be shown any more. */
  onChanged(): void;
}

/** The server waits until it holds. */
const CHANGING: Sending = { timeoutMs: 10_000, retries: 2 };
const NOBODY: Refused = {
  ok: false,
  code: 'missing-context',
  message: 'Nobody is known to be here: identify() them first',
};

export function consentCalls(
  transport: Transport,
  { reading, customer: current, onChanged }: Asker,
): ConsentCalls {
  return {
    async consent() {
      const customer = current();
      if (customer === null) return null;
      return (await transport.send(Consent, { customer }, reading)).consent?.personalisation ?? null;
    },
    async changeConsent({ granted, purpose = 'PERSONALISATION', channel = 'any' }) {
      const customer = current();
      if (customer === null) return NOBODY;
      const input = { customer, purpose, channel, granted };
      const { changeConsent: told } = await transport.send(ChangeConsent, input, CHANGING);
      onChanged();
      return 'code' in told
        ? { ok: false, code: told.code, message: told.message }
        : { ok: true, inEffect: told.inEffect };
    },
  };
}
