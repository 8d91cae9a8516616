import { join } from 'node:path';

/** Where everything of a profile lies inside its directory. */
export interface ProfilePaths {
  readonly directory: string;
  readonly database: string;
  readonly header: string;
  readonly mark: string;
  readonly lock: string;
  readonly lockHolder: string;
  readonly snapshots: string;
  readonly quarantine: string;
  readonly heads: string;
}

/** The fixed names inside a profile directory. */
export function profilePaths(directory: string): ProfilePaths {
  return {
    directory,
    database: join(directory, 'ledger.db'),
    header: join(directory, 'ledger.header.json'),
    mark: join(directory, 'ledger.mark'),
    lock: join(directory, 'ledger.lock'),
    lockHolder: join(directory, 'ledger.lock.json'),
    snapshots: join(directory, 'snapshots'),
    quarantine: join(directory, 'quarantine'),
    heads: join(directory, 'heads'),
  };
}
