import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Pseudonym, WhereforeError } from '@wherefore/contracts';
import { BoundedMap } from './bounded-map.js';

/** What is derived from the master key: each purpose has a key of its own. */
export interface Keyring {
  /** Keyed hash of a customer id: what the log and the models know the customer by. */
  pseudonym(customer: string): Pseudonym;
  /** Keyed hash of an e-mail address or phone number, so that a person can be found by it without storing it. */
  contactHash(contact: string): string;
  /** Keyed hash under which somebody, or one of their sessions, stands on the list of the forgotten: `of` is a pseudonym or a contact hash. */
  forgottenMark(kind: ForgottenKind, of: string): string;
  /** Keyed hash that makes a decision's id unguessable: 10 characters, 60 bits. */
  decisionMark(entry: string): string;
  /** Signs and verifies the access tokens of the local issuer (HMAC-SHA-256). */
  readonly tokenKey: Uint8Array;
  /** Encrypts and authenticates (AES-256-GCM). */
  seal(plain: string): Buffer;
  /** Throws INTERNAL when the bytes were changed or sealed with another key. */
  open(sealed: Buffer): string;
}

/** What somebody who was forgotten can be recognised by; an `event` has a new id where its own named them. */
export type ForgottenKind = 'customer' | 'session' | 'email' | 'phone' | 'event';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createKeyring(secret: string): Keyring {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'wherefore', purpose, 32));
  const pseudonymKey = derive('pseudonym');
  const contactKey = derive('contact');
  const sealKey = derive('seal');
  const decisionKey = derive('decision');
  const forgottenKey = derive('forgotten');
  /** Of those who came last: most come again soon. */
  const pseudonyms = new BoundedMap<string, Pseudonym>(5_000);
  const keyedHash = (key: Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
  return Object.freeze({
    pseudonym(customer: string) {
      let pseudonym = pseudonyms.get(customer);
      if (pseudonym === undefined) {
        pseudonym = Pseudonym.parse(`p_${keyedHash(pseudonymKey, customer)}`);
        pseudonyms.set(customer, pseudonym);
      }
      return pseudonym;
    },
    contactHash: (contact: string) => keyedHash(contactKey, contact.trim().toLowerCase()),
    forgottenMark: (kind: ForgottenKind, of: string) => `f_${keyedHash(forgottenKey, `${kind}:${of}`)}`,
    decisionMark: (entry: string) =>
      createHmac('sha256', decisionKey).update(entry).digest('base64url').slice(0, 10),
    tokenKey: new Uint8Array(derive('access-token')),
    seal(plain: string) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed: Buffer) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, NONCE_BYTES));
        decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new WhereforeError(
          'INTERNAL',
          'A sealed record cannot be opened: was WHEREFORE_SECRET changed?',
          { cause },
        );
      }
    },
  });
}
