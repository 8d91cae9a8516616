/**
 * An amount that may be missing: absent, null and empty are "not known". So is anything that is
 * not a whole number, because a status must never be lost for want of a figure in it. "0" stays
 * zero; before settlement it means as little as null does.
 */
export function baseUnits(text: string | null | undefined): bigint | null {
  return text != null && /^\d{1,78}$/.test(text) ? BigInt(text) : null;
}
