import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { forgetAllDrafts } from '../client/draft.ts';
import { useHouseItself } from '../client/house.tsx';
import { createReadCache, useRead } from '../client/read.ts';
import { StreamsProvider } from '../client/streams.tsx';
import { LocaleProvider } from '../ui/locale.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { createScreens } from './routes.tsx';

/** Everything behind the lock. What it read goes with it when it is locked. */
export function Unlocked() {
  const [cache] = useState(createReadCache);
  const [router] = useState(createScreens);
  const { patience } = useHouseItself();
  useEffect(
    () => () => {
      cache.clear();
      forgetAllDrafts();
    },
    [cache],
  );
  return (
    <QueryClientProvider client={cache}>
      <StreamsProvider>
        <ChosenLocale>
          <TooltipProvider>
            <ToastProvider after={patience.after}>
              <RouterProvider router={router} />
            </ToastProvider>
          </TooltipProvider>
        </ChosenLocale>
      </StreamsProvider>
    </QueryClientProvider>
  );
}

function ChosenLocale({ children }: { readonly children: ReactNode }) {
  const settings = useRead('settings', 'get', undefined);
  const locale = settings.state === 'full' ? settings.value.locale : null;
  return <LocaleProvider locale={locale}>{children}</LocaleProvider>;
}
