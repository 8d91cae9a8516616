/** A name for one wish of the person: repeating it repeats the first answer. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The ids of one form: the same for the same wish, until that was answered. */
export interface CommandIds {
  of(wish: string): string;
  answered(): void;
}

export function commandIds(make: () => string): CommandIds {
  let kept: { readonly wish: string; readonly id: string } | null = null;
  return {
    of(wish) {
      if (kept?.wish !== wish) kept = { wish, id: make() };
      return kept.id;
    },
    answered() {
      kept = null;
    },
  };
}
