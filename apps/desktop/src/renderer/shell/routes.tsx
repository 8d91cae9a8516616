import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { Fault } from './fault.tsx';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';

/*
 * Every screen is a chunk of its own. The place is kept after `#`, so that it means the same under
 * app:// and http://, and survives the reload at a lock.
 */
const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });
const getParentRoute = () => root;

const home = createRoute({
  getParentRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/home/home-screen.tsx'), 'HomeScreen'),
});
const accounts = createRoute({
  getParentRoute,
  path: '/accounts',
  component: lazyRouteComponent(
    () => import('../screens/accounts/accounts-screen.tsx'),
    'AccountsScreen',
  ),
});
const account = createRoute({
  getParentRoute,
  path: '/accounts/$address',
  component: lazyRouteComponent(
    () => import('../screens/accounts/account-screen.tsx'),
    'AccountScreen',
  ),
});
const swap = createRoute({
  getParentRoute,
  path: '/swap',
  component: lazyRouteComponent(() => import('../screens/swap/swap-screen.tsx'), 'SwapScreen'),
});
const send = createRoute({
  getParentRoute,
  path: '/send',
  validateSearch: ({ account }: Record<string, unknown>): { readonly account?: string } =>
    typeof account === 'string' ? { account } : {},
  component: lazyRouteComponent(() => import('../screens/send/send-screen.tsx'), 'SendScreen'),
});
const earn = createRoute({
  getParentRoute,
  path: '/earn',
  component: lazyRouteComponent(() => import('../screens/earn/earn-screen.tsx'), 'EarnScreen'),
});
const instrument = createRoute({
  getParentRoute,
  path: '/earn/instruments/$id',
  component: lazyRouteComponent(
    () => import('../screens/earn/instrument-screen.tsx'),
    'InstrumentScreen',
  ),
});
const earnAccount = createRoute({
  getParentRoute,
  path: '/earn/accounts/$owner',
  component: lazyRouteComponent(
    () => import('../screens/earn/account-screen.tsx'),
    'EarnAccountScreen',
  ),
});
/** What a form of Earn begins with. */
interface WishSearch {
  readonly owner?: string;
  readonly chain?: string;
  readonly instrument?: string;
}
const earnWish = createRoute({
  getParentRoute,
  path: '/earn/do/$wish',
  validateSearch: ({ owner, chain, instrument: id }: Record<string, unknown>): WishSearch => ({
    ...(typeof owner === 'string' ? { owner } : {}),
    ...(typeof chain === 'string' ? { chain } : {}),
    ...(typeof id === 'string' ? { instrument: id } : {}),
  }),
  component: lazyRouteComponent(() => import('../screens/earn/form-screen.tsx'), 'EarnFormScreen'),
});
const activity = createRoute({
  getParentRoute,
  path: '/activity',
  component: lazyRouteComponent(
    () => import('../screens/activity/activity-screen.tsx'),
    'ActivityScreen',
  ),
});
const action = createRoute({
  getParentRoute,
  path: '/activity/$actionId',
  component: lazyRouteComponent(
    () => import('../screens/activity/action-screen.tsx'),
    'ActionScreen',
  ),
});
const ledger = createRoute({
  getParentRoute,
  path: '/ledger',
  component: lazyRouteComponent(
    () => import('../screens/ledger/ledger-screen.tsx'),
    'LedgerScreen',
  ),
});
const settings = createRoute({
  getParentRoute,
  path: '/settings',
  component: lazyRouteComponent(
    () => import('../screens/settings/settings-screen.tsx'),
    'SettingsScreen',
  ),
});
const newWallet = createRoute({
  getParentRoute,
  path: '/wallets/new',
  component: lazyRouteComponent(
    () => import('../screens/wallets/new-wallet-screen.tsx'),
    'NewWalletScreen',
  ),
});
const recovered = createRoute({
  getParentRoute,
  path: '/recovered',
  component: lazyRouteComponent(
    () => import('../screens/recovered/recovered-screen.tsx'),
    'RecoveredScreen',
  ),
});

const routeTree = root.addChildren([
  home,
  accounts,
  account,
  swap,
  send,
  earn,
  instrument,
  earnAccount,
  earnWish,
  activity,
  action,
  ledger,
  settings,
  newWallet,
  recovered,
]);

export function createScreens() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultPreload: 'intent',
    scrollRestoration: true,
    // A broken screen leaves the rail standing.
    defaultErrorComponent: ({ error }) => (
      <Fault>
        <Throw error={error} />
      </Fault>
    ),
  });
}

function Throw({ error }: { readonly error: unknown }): never {
  throw error;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createScreens>;
  }
}
