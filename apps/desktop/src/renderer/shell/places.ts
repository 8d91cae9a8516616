import {
  BookOpen,
  Clock,
  House,
  type LucideIcon,
  Repeat2,
  Settings,
  Sprout,
  Wallet,
} from 'lucide-react';

/** Where one can go, in the order of the rail. `g` and then the letter goes there. */
export interface Place {
  readonly to: '/' | '/accounts' | '/swap' | '/earn' | '/activity' | '/ledger' | '/settings';
  readonly name: string;
  readonly letter: string;
  readonly icon: LucideIcon;
}

export const PLACES: readonly Place[] = [
  { to: '/', name: 'Home', letter: 'h', icon: House },
  { to: '/accounts', name: 'Accounts', letter: 'a', icon: Wallet },
  { to: '/swap', name: 'Swap', letter: 's', icon: Repeat2 },
  { to: '/earn', name: 'Earn', letter: 'n', icon: Sprout },
  { to: '/activity', name: 'Activity', letter: 'v', icon: Clock },
  { to: '/ledger', name: 'Ledger', letter: 'l', icon: BookOpen },
  { to: '/settings', name: 'Settings', letter: 'e', icon: Settings },
];
