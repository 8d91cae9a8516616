import { openLedger } from '../profile/open-ledger.ts';
import { must, note, systemRandom } from './profile.ts';

// Opens a ledger and appends until it is killed. Arguments: directory, ledger key, connection key.
const [directory = '', ledgerKey = '', connectionKey = ''] = process.argv.slice(2);
const ledger = must(
  await openLedger({
    directory,
    keys: {
      ledgerKey: Buffer.from(ledgerKey, 'hex'),
      connectionKey: Buffer.from(connectionKey, 'hex'),
    },
    clock: { now: () => Date.now() },
    random: systemRandom,
    program: 'the other program',
    machineId: async () => 'this machine',
    placeId: () => 'this place',
    projector: () => ({}),
  }),
);
let { seq } = await ledger.head();
console.log('open');
for (;;) {
  const [event] = must(
    await ledger.append({
      stream: 'holder',
      expectedLength: seq,
      events: [note('x')],
      rows: { searchText: `x ${seq}` },
    }),
  );
  seq = event?.seq ?? seq;
  console.log(`acknowledged ${seq}.`);
  await new Promise((resolve) => setTimeout(resolve, 1));
}
