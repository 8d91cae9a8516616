/**
 * Structured-cloned values as text, for the way between a page and this process. The function is also
 * sent to the page as it stands: it must use nothing from outside itself.
 */
export function createCodec(): { encode(value: unknown): string; decode(text: string): unknown } {
  const views = {
    Uint8Array,
    Uint8ClampedArray,
    Int8Array,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  };
  type View = keyof typeof views;

  function bytesToText(bytes: Uint8Array): string {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }

  function textToBytes(text: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  }

  /** Every value becomes [kind, content]. */
  function pack(value: unknown, above: readonly object[]): unknown[] {
    if (value === undefined) return ['undefined'];
    if (value === null || typeof value === 'boolean' || typeof value === 'string')
      return ['plain', value];
    if (typeof value === 'number') return ['number', Object.is(value, -0) ? '-0' : String(value)];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (typeof value !== 'object') throw new TypeError(`${typeof value} cannot be cloned`);
    if (above.includes(value)) throw new Error('electron-harness: cycles are not implemented');
    const below = [...above, value];
    const inner = (one: unknown): unknown[] => pack(one, below);
    if (Array.isArray(value)) return ['array', Array.from(value, inner)];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Map) return ['map', Array.from(value, (pair) => pair.map(inner))];
    if (value instanceof Set) return ['set', Array.from(value, inner)];
    if (value instanceof ArrayBuffer) return ['buffer', bytesToText(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return ['view', value[Symbol.toStringTag as never], bytesToText(bytes)];
    }
    if (value instanceof Error) return ['error', value.name, value.message];
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      throw new Error(`electron-harness: cloning ${value.constructor.name} is not implemented`);
    }
    return ['object', Object.entries(value).map(([name, one]) => [name, inner(one)])];
  }

  function unpack(packed: unknown): unknown {
    const [kind, content, more] = packed as [string, never, never];
    const list = content as readonly unknown[];
    const pairs = content as readonly (readonly [unknown, unknown])[];
    if (kind === 'undefined') return undefined;
    if (kind === 'plain') return content;
    if (kind === 'number') return Number(content);
    if (kind === 'bigint') return BigInt(content);
    if (kind === 'array') return list.map(unpack);
    if (kind === 'date') return new Date(content);
    if (kind === 'map') {
      return new Map(pairs.map(([key, one]) => [unpack(key), unpack(one)] as const));
    }
    if (kind === 'set') return new Set(list.map(unpack));
    if (kind === 'buffer') return textToBytes(content).buffer;
    if (kind === 'view') return new views[content as View](textToBytes(more).buffer);
    if (kind === 'error') return Object.assign(new Error(more), { name: content });
    return Object.fromEntries(pairs.map(([name, one]) => [String(name), unpack(one)]));
  }

  return {
    encode: (value) => JSON.stringify(pack(value, [])),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
