/**
 * One cell. A spreadsheet runs a cell that begins like a formula, so such text gets an apostrophe
 * in front; plain numbers, negative ones too, stay as they are.
 */
export function csvCell(value: string | number | bigint | null): string {
  if (value === null) return '';
  const text = String(value);
  const number = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !number && /^\s*[=+\-@|%]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line, ended as RFC 4180 says. */
export function csvLine(cells: readonly (string | number | bigint | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
