/** The part of keytar storage uses. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

let loaded: Promise<Keytar | null> | undefined;

/**
 * Loads keytar at first use; null where it does not load, as on a Linux without libsecret. That is
 * a state of the machine to be shown, not an error to die of.
 */
export function loadKeytar(): Promise<Keytar | null> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Keytar | null> {
  try {
    const module: unknown = await import('keytar');
    const keytar =
      typeof module === 'object' && module !== null && 'default' in module && module.default;
    return isKeytar(keytar) ? keytar : null;
  } catch {
    return null;
  }
}

function isKeytar(value: unknown): value is Keytar {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['getPassword', 'setPassword', 'deletePassword'].every((name) => name in value)
  );
}
