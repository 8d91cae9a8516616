import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Something of the operating system that some tests use, and that no registry package brings. */
export interface Need {
  readonly debianPackage: string;
  /** What is not tested for real without it. */
  readonly usedBy: string;
  readonly isThere: () => boolean;
}

const onPath = (program: string) => (): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

const KEYCHAIN = 'the OS keychain behind a real Secret Service';

/** Only Linux leaves these to its distribution; elsewhere the keychain is part of the system. */
export const NEEDS: readonly Need[] =
  process.platform === 'linux'
    ? [
        {
          debianPackage: 'libsecret-1-0',
          usedBy: KEYCHAIN,
          isThere: () =>
            globSync('/{usr/,}lib{,64}/{,*/}libsecret-1.so.0').some((file) => existsSync(file)),
        },
        { debianPackage: 'dbus', usedBy: KEYCHAIN, isThere: onPath('dbus-run-session') },
        {
          debianPackage: 'gnome-keyring',
          usedBy: KEYCHAIN,
          isThere: onPath('gnome-keyring-daemon'),
        },
        {
          debianPackage: 'chromium',
          usedBy: 'the application in a real browser, and its Electron bundles over one',
          isThere: () => process.env.COUNTINGHOUSE_CHROMIUM !== undefined || onPath('chromium')(),
        },
      ]
    : [];
