import { readSync } from 'node:fs';
import { visitDoor } from '../signer/door/visit.ts';

/** The window that asks the person: takes the secret from its input, brings it to the door, ends. */
const [, , path = '', ticket = ''] = process.argv;
const buffer = Buffer.alloc(4_096);
let length = 0;
for (;;) {
  const read = readSync(0, buffer, length, buffer.length - length, null);
  if (read === 0) break;
  length += read;
}
const answer = await visitDoor({ path, ticket }, [buffer.subarray(0, length)]);
if (answer.ok && answer.value) {
  // As a screen would, for a moment.
  process.stdout.write(String(answer.value.length));
  answer.value.fill(0);
}
process.exit(answer.ok ? 0 : 1);
