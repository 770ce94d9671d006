/** An expected no: what it is and what to do about it. */
export interface Refused {
  readonly ok: false;
  /** `unknown-placement`, `missing-context`, `no-epoch` ... */
  readonly code: string;
  readonly message: string;
}
