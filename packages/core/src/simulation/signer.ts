import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { isOwnMessage } from '../evidence/head.ts';
import type { ClockPort, Instant } from '../ports/clock.ts';
import type {
  SignedTransaction,
  SignerFailureCode,
  SignerPort,
  SignTransactionRequest,
} from '../ports/signer.ts';
import { err, ok } from '../result/result.ts';
import { checkSignable } from '../review/gate.ts';
import { decodeSimPayload } from './chain/calldata.ts';
import { signSimTransaction } from './chain/transaction.ts';

/** One signature that left the signer. Auditors compare these with what reached the chains. */
export interface SignatureRecord {
  readonly request: SignTransactionRequest;
  readonly signed: SignedTransaction;
  readonly at: Instant;
}

/** Whatever holds the keys, with what the person can do at it. */
export interface SimSigner {
  readonly port: SignerPort;
  /** The unlocked session; approvals of another one are void. */
  session(): string;
  locked(): boolean;
  lock(): void;
  /** Begins a new session. */
  unlock(): void;
  setAvailable(available: boolean): void;
  /** The person presses *no* on the device, once. */
  refuseNext(code?: SignerFailureCode): void;
  signatures(): readonly SignatureRecord[];
}

/** A signer for `accounts`, unlocked. It trusts no caller: every request passes the gate. */
export function createSimSigner(options: {
  readonly clock: ClockPort;
  readonly accounts: readonly string[];
  readonly kind?: SignerPort['kind'];
}): SimSigner {
  const accounts = new Set(options.accounts.map((account) => account.toLowerCase()));
  const signatures: SignatureRecord[] = [];
  const refusals: SignerFailureCode[] = [];
  let sessions = 1;
  let locked = false;
  let available = true;
  const session = (): string => `session-${sessions}`;

  const obstacle = (address: string): SignerFailureCode | null => {
    if (!available) return 'SIGNER_UNAVAILABLE';
    if (locked) return 'SIGNER_LOCKED';
    return accounts.has(address.toLowerCase()) ? null : 'NO_SUCH_ACCOUNT';
  };

  const port: SignerPort = {
    kind: options.kind ?? 'local',
    addresses: async () => {
      if (!available) return refuse('SIGNER_UNAVAILABLE');
      return locked ? refuse('SIGNER_LOCKED') : ok([...options.accounts]);
    },
    async signTransaction(request) {
      const { payload, nonce, review, approval } = request;
      const problem = obstacle(payload.from);
      if (problem !== null) return refuse(problem);
      const decode = decodeSimPayload;
      const gate = { payload, nonce, review, approval, session: session(), decode };
      const checked = checkSignable({ ...gate, now: options.clock.now() });
      if (!checked.ok) return checked;
      const refusal = refusals.shift();
      if (refusal !== undefined) return refuse(refusal);
      const { raw, hash } = signSimTransaction({
        chain: payload.chain,
        from: payload.from,
        to: payload.to,
        value: BigInt(payload.value),
        data: payload.data,
        gas: BigInt(payload.gas),
        maxFeePerGas: BigInt(payload.maxFeePerGas),
        maxPriorityFeePerGas: BigInt(payload.maxPriorityFeePerGas),
        nonce,
      });
      signatures.push({ request, signed: { raw, hash }, at: options.clock.now() });
      return ok({ raw, hash });
    },
    async signMessage(address, message) {
      const problem = obstacle(address);
      if (problem !== null) return refuse(problem);
      if (!isOwnMessage(message)) return refuse('NOT_REVIEWED');
      const digest = sha256(concatBytes(utf8ToBytes(address.toLowerCase()), message));
      return ok({ signature: `0x${bytesToHex(digest)}` });
    },
  };

  return {
    port,
    session,
    locked: () => locked,
    lock: () => {
      locked = true;
    },
    unlock: () => {
      locked = false;
      sessions += 1;
    },
    setAvailable: (value) => {
      available = value;
    },
    refuseNext: (code = 'REFUSED_BY_PERSON') => {
      refusals.push(code);
    },
    signatures: () => signatures,
  };
}

function refuse(code: SignerFailureCode) {
  return err({ code, message: `The signer says ${code.toLowerCase().replaceAll('_', ' ')}.` });
}
