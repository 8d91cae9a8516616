import { profilePaths } from '../files/paths.ts';
import { changePassphrase, renewRecoveryCode } from '../header/change-wraps.ts';
import { createKeyOpener } from '../header/open-keys.ts';
import { beginRotation } from '../rotation/begin-rotation.ts';
import { finishRotation } from '../rotation/finish-rotation.ts';
import { restoreSnapshot } from '../snapshots/restore-snapshot.ts';
import { must, systemRandom, TEST_PASSPHRASE, TEST_SCRYPT, utf8 } from './profile.ts';

// Runs one change of a profile and dies at the n-th step. Arguments: what, directory, n, snapshot.
const [what = '', directory = '', dieAt = '', snapshot = ''] = process.argv.slice(2);
let step = 0;
const hook = (): void => {
  step += 1;
  if (step === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
};
const clock = { now: () => 1_800_000_100_000 };
const { header: headerPath } = profilePaths(directory);
const environment = {
  clock,
  random: systemRandom,
  program: 'crash child',
  machineId: async () => 'this machine',
  placeId: () => 'this place',
  hook,
};
const keys = must(
  await createKeyOpener({ headerPath, clock }).openWithPassphrase(utf8(TEST_PASSPHRASE)),
);
const change = { ...environment, headerPath, keys };
switch (what) {
  case 'rotate': {
    const fresh = must(await beginRotation(change));
    must(await finishRotation({ ...environment, directory, keys: fresh }));
    break;
  }
  case 'passphrase':
    must(
      await changePassphrase({
        ...change,
        passphrase: utf8('another passphrase'),
        scrypt: TEST_SCRYPT,
      }),
    );
    break;
  case 'recovery':
    must(await renewRecoveryCode(change));
    break;
  case 'restore':
    must(await restoreSnapshot({ ...environment, directory, snapshot, keys }));
    break;
}
console.log(`finished after ${step} steps.`);
