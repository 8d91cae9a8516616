/** What the language and its tools look for on anything. */
const HARMLESS: ReadonlySet<string> = new Set(['then', 'toJSON', 'constructor', 'nodeType']);

/**
 * Lets through what an object has, and throws by name on the rest: what Electron has and this stand-in
 * has not must never look like `undefined`.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (key in object || typeof key === 'symbol' || HARMLESS.has(key)) {
        return Reflect.get(object, key, object);
      }
      throw new Error(`electron-harness: ${name}.${key} is not implemented`);
    },
  });
}
