/**
 * The number of the rules by which a grant is put into words: what counts as unlimited, as a mismatch,
 * as a warning, and how it is said. Raise it with every change to that: a verifier writes a review anew
 * from its bytes, and only under the same rules must it come out the same.
 */
export const GRANT_RULES = 1;
