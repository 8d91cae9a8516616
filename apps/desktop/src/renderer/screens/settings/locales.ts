export const SYSTEM = 'system';

const LOCALES: readonly string[] = [
  'en-GB',
  'en-US',
  'de-DE',
  'de-CH',
  'fr-FR',
  'es-ES',
  'it-IT',
  'nl-NL',
  'pt-BR',
  'pl-PL',
  'sv-SE',
  'en-IN',
  'ja-JP',
];

const MOMENT = Date.UTC(2026, 10, 24, 14, 2);

/** How a number and a date look; null as the system has it. */
export function sampleOf(locale: string | null): string {
  const tag = locale ?? undefined;
  const number = new Intl.NumberFormat(tag, { minimumFractionDigits: 2 }).format(1_234_567.89);
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  return `${number} on ${date.format(MOMENT)}`;
}

/** Ways of writing, each by its country and language in its own words; what is set is always there. */
export function localeOptions(
  now: string | null,
): readonly { readonly value: string; readonly text: string }[] {
  const all = now === null || LOCALES.includes(now) ? LOCALES : [...LOCALES, now];
  return [
    { value: SYSTEM, text: 'As the system has it' },
    ...all.map((value) => ({ value, text: nameOf(value) })),
  ];
}

function nameOf(locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
