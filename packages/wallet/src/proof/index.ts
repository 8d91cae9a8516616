export { grantSignedBy } from './grant-signed-by.ts';
export { readTransaction } from './read-transaction.ts';
export { signedBy } from './signed-by.ts';
