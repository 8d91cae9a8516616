declare global {
  var __webpack_nonce__: string | undefined;
}

/** Lets the libraries that add styles of their own (scroll locks of dialogs) carry this load's nonce. */
export function carryNonce(): void {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  globalThis.__webpack_nonce__ = meta?.nonce;
}
