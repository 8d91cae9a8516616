/** The owner's own operations of an account: no validator is named in the key of their nonces. */
export const ROOT_KEY = 0n;
