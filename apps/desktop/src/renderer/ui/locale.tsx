import { createContext, type ReactNode, use } from 'react';

const LocaleContext = createContext<string | null>(null);

/** The language of numbers and dates: the person's choice, or the system's. */
export function LocaleProvider({
  locale,
  children,
}: {
  readonly locale: string | null;
  readonly children: ReactNode;
}) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useLocale(): string {
  return use(LocaleContext) ?? navigator.language;
}
