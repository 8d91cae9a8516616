/** Longest message through the door: a phrase, a password and some room. */
const MOST_BYTES = 16_384;
const TICKET_LENGTH = 32;

/** What a visitor brings. */
export interface Visit {
  readonly ticket: Uint8Array;
  readonly secrets: readonly Uint8Array[];
}

/** `length (4) ‖ ticket (32) ‖ count (1) ‖ count × [length (2) ‖ secret]` */
export function encodeVisit({ ticket, secrets }: Visit): Buffer {
  const length = secrets.reduce((sum, secret) => sum + 2 + secret.length, TICKET_LENGTH + 1);
  if (length > MOST_BYTES || secrets.length > 4) throw new RangeError('too much for the door');
  const frame = Buffer.alloc(4 + length);
  frame.writeUInt32BE(length, 0);
  frame.set(ticket, 4);
  frame.writeUInt8(secrets.length, 4 + TICKET_LENGTH);
  let at = 4 + TICKET_LENGTH + 1;
  for (const secret of secrets) {
    frame.writeUInt16BE(secret.length, at);
    frame.set(secret, at + 2);
    at += 2 + secret.length;
  }
  return frame;
}

/** Reads the body of a visit; null when it is not one. The secrets are copies. */
export function decodeVisit(body: Buffer): Visit | null {
  const count = body[TICKET_LENGTH];
  if (count === undefined || count > 4) return null;
  const secrets: Uint8Array[] = [];
  let at = TICKET_LENGTH + 1;
  for (let index = 0; index < count; index++) {
    if (at + 2 > body.length) return null;
    const end = at + 2 + body.readUInt16BE(at);
    if (end > body.length) return null;
    secrets.push(Uint8Array.from(body.subarray(at + 2, end)));
    at = end;
  }
  return at === body.length
    ? { ticket: Uint8Array.from(body.subarray(0, TICKET_LENGTH)), secrets }
    : null;
}

/** `length (4) ‖ kind (1) ‖ bytes`: kind 0 done, 1 done and here is a secret, 2 refused (JSON). */
export function encodeAnswer(kind: 0 | 1 | 2, bytes: Uint8Array): Buffer {
  const frame = Buffer.alloc(5 + bytes.length);
  frame.writeUInt32BE(1 + bytes.length, 0);
  frame.writeUInt8(kind, 4);
  frame.set(bytes, 5);
  return frame;
}

/** Collects chunks until one frame is whole; overwrites each chunk it has copied. */
export function frameCollector() {
  const buffer = Buffer.alloc(4 + MOST_BYTES);
  let held = 0;
  return {
    /** The frame's body once whole, `too long` for anything else than one frame, else null. */
    add(chunk: Buffer): Buffer | 'too long' | null {
      if (held + chunk.length > buffer.length) {
        chunk.fill(0);
        return 'too long';
      }
      buffer.set(chunk, held);
      held += chunk.length;
      chunk.fill(0);
      if (held < 4) return null;
      const end = 4 + buffer.readUInt32BE(0);
      if (end > buffer.length || held > end) return 'too long';
      return held === end ? buffer.subarray(4, end) : null;
    },
    wipe() {
      buffer.fill(0);
      held = 0;
    },
  };
}
