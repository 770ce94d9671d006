/** A GraphQL document with the types of what goes in and what comes out. */
export interface Operation<Result, Variables> {
  /** SHA-256 of the document: its name where the server knows it already. */
  readonly hash: string;
  readonly document: string;
  /** Only for inference; never set. */
  readonly types?: (variables: Variables) => Result;
}
