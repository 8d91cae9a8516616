/** What a throw of `fetch` means. */
export interface NetworkTrouble {
  /** True only when the request cannot have left this machine in full. */
  readonly neverSent: boolean;
  /** Words for a person, without addresses. */
  readonly words: string;
}

/** Before a connection stands, nothing can have been asked. Everything else stays in doubt. */
const BEFORE_SENDING: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'its name could not be found',
  EAI_AGAIN: 'its name could not be looked up; is this computer online?',
  ENETUNREACH: 'the network is unreachable',
  EHOSTUNREACH: 'the service is unreachable from here',
  ENETDOWN: 'the network is down',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: "its certificate is not valid yet; is this computer's clock right?",
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate belongs to somebody else',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted',
};

/** Reads what `fetch` threw, by the error codes in its chain of causes and never by its text. */
export function readNetworkError(thrown: unknown): NetworkTrouble {
  for (const code of codes(thrown)) {
    const words = Object.hasOwn(BEFORE_SENDING, code) ? BEFORE_SENDING[code] : undefined;
    if (words !== undefined) return { neverSent: true, words };
  }
  return { neverSent: false, words: 'the connection broke off' };
}

function codes(thrown: unknown): string[] {
  const found: string[] = [];
  let error = thrown;
  for (let depth = 0; depth < 5 && typeof error === 'object' && error !== null; depth++) {
    if ('code' in error && typeof error.code === 'string') found.push(error.code);
    error = 'cause' in error ? error.cause : undefined;
  }
  return found;
}
