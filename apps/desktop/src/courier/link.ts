/** The page at the other end, however it is connected. */
export interface PageLink {
  /** Its one message, as an object; null when it left, or said something unreadable. */
  readonly message: Promise<unknown>;
  /** Answers and closes; resolves once the page has it, or has gone. */
  answer(message: object): Promise<void>;
}

/** A page that has its answer closes the link. One that does not is left after this long. */
export const GOODBYE_MS = 2_000;
