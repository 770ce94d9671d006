/** A GraphQL document with the types of what goes in and what comes out. */
export interface Operation<Result, Variables> {
  readonly document: string;
  /** Only for inference; never set. */
  readonly types?: (variables: Variables) => Result;
}

/** Binds a document to its types. */
export function operation<Result, Variables>(document: string): Operation<Result, Variables> {
  return { document };
}
