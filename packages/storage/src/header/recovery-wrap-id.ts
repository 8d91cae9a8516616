import { readHeader } from './header-file.ts';

/**
 * Which recovery code opens a profile: a public name that a renewed code does not share with the one
 * before. Null where the header cannot be read or has none.
 */
export function recoveryWrapId(headerPath: string): string | null {
  const header = readHeader(headerPath);
  if (!header.ok) return null;
  return header.value.wraps.find(({ purpose }) => purpose === 'recovery')?.id ?? null;
}
