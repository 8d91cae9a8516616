import { useEffect } from 'react';
import type { HouseState } from '../../contract/house.ts';

/** Day, night, or as the system has it. */
export function useTheme(theme: HouseState['theme'] | undefined): void {
  useEffect(() => {
    const root = document.documentElement;
    if (theme === undefined || theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [theme]);
}
