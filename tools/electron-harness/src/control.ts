/** What a test says to the main process under the harness. */
export interface ToMain {
  readonly id: number;
  /** The text of a function that takes the module `electron` and the argument. */
  readonly work: string;
  readonly argument: unknown;
}

/** And what it hears from there. */
export type FromMain =
  | { readonly debugAddress: string }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };
