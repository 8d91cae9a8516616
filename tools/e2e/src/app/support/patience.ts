/** How long a person waits for anything, on a busy machine. */
export const PATIENCE_MS = 90_000;
/** For a whole story. */
export const STORY_MS = 600_000;
