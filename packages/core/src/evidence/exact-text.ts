import { utf8ToBytes } from '@noble/hashes/utils.js';
import { utf8 } from '@scure/base';

/**
 * The text these bytes are, exactly: writing it back gives the same bytes. Undefined for bytes that
 * are no UTF-8 or that a decoder would silently alter, such as a byte order mark.
 */
export function exactText(bytes: Uint8Array): string | undefined {
  const text = utf8.encode(bytes);
  const back = utf8ToBytes(text);
  if (back.length !== bytes.length) return undefined;
  return back.every((byte, index) => byte === bytes[index]) ? text : undefined;
}
