import { utf8ToBytes } from '@noble/hashes/utils.js';
import { isOwnMessage } from '../evidence/head.ts';
import type { ClockPort, Instant } from '../ports/clock.ts';
import type {
  SignedTransaction,
  SignerFailure,
  SignerFailureCode,
  SignerPort,
  SignTransactionRequest,
} from '../ports/signer.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { Approval } from '../review/approval.ts';
import { jsonDigest } from '../review/digest.ts';
import { checkSignable } from '../review/gate.ts';
import { checkBlindSignable } from '../review/gate-blind.ts';
import { checkGrantSignable } from '../review/gate-grant.ts';
import type { MessagePayload, TypedDataPayload } from '../review/payload.ts';
import { decodeSimPayload } from './chain/calldata.ts';
import { withOperationSigned } from './chain/operation.ts';
import { signSimTransaction } from './chain/transaction.ts';
import { decodeSimGrant } from './grant.ts';
import { simDigest, simSignature, simSignatureOver } from './signature.ts';

/** One signature that left the signer. Auditors compare these with what reached the chains. */
export interface SignatureRecord {
  readonly request: SignTransactionRequest;
  readonly signed: SignedTransaction;
  readonly at: Instant;
}

/** A signature over something else than a transaction. */
export interface BareSignature {
  readonly kind: 'grant' | 'digest';
  readonly payload: TypedDataPayload | MessagePayload;
  readonly approval: Approval;
  readonly signature: string;
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
  /** Grants and digests. */
  bareSignatures(): readonly BareSignature[];
}

/** A signer for `accounts`, unlocked. It trusts no caller: every request passes the gate. */
export function createSimSigner(options: {
  readonly clock: ClockPort;
  readonly accounts: readonly string[];
  readonly kind?: SignerPort['kind'];
}): SimSigner {
  const accounts = new Set(options.accounts.map((account) => account.toLowerCase()));
  const signatures: SignatureRecord[] = [];
  const bare: BareSignature[] = [];
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

  /** Obstacles, the gate, and the person who may say no. */
  const check = (
    from: string,
    gate: () => Result<void, SignerFailure>,
  ): Result<void, SignerFailure> => {
    const problem = obstacle(from);
    if (problem !== null) return refuse(problem);
    const checked = gate();
    if (!checked.ok) return checked;
    const refusal = refusals.shift();
    return refusal === undefined ? ok(undefined) : refuse(refusal);
  };

  const port: SignerPort = {
    kind: options.kind ?? 'local',
    addresses: async () => {
      if (!available) return refuse('SIGNER_UNAVAILABLE');
      return locked ? refuse('SIGNER_LOCKED') : ok([...options.accounts]);
    },
    async signTransaction(request) {
      const { payload, nonce, review, approval } = request;
      const decode = decodeSimPayload;
      const gate = { payload, nonce, review, approval, session: session(), decode };
      const checked = check(payload.from, () =>
        checkSignable({ ...gate, now: options.clock.now() }),
      );
      if (!checked.ok) return checked;
      const { raw, hash } = signSimTransaction({
        chain: payload.chain,
        from: payload.from,
        to: payload.to,
        value: BigInt(payload.value),
        data: withOperationSigned(payload.data, payload.from),
        gas: BigInt(payload.gas),
        maxFeePerGas: BigInt(payload.maxFeePerGas),
        maxPriorityFeePerGas: BigInt(payload.maxPriorityFeePerGas),
        nonce,
      });
      signatures.push({ request, signed: { raw, hash }, at: options.clock.now() });
      return ok({ raw, hash });
    },
    async signTypedData({ payload, review, approval }) {
      const gate = { payload, review, approval, session: session(), decode: decodeSimGrant };
      const checked = check(payload.from, () =>
        checkGrantSignable({ ...gate, now: options.clock.now() }),
      );
      if (!checked.ok) return checked;
      const message = utf8ToBytes(jsonDigest(payload.typedData));
      const signature = simSignature(payload.from, message);
      bare.push({ kind: 'grant', payload, approval, signature, at: options.clock.now() });
      return ok({ signature });
    },
    async signDigest({ payload, review, approval }) {
      const gate = { payload, review, approval, session: session() };
      const checked = check(payload.from, () =>
        checkBlindSignable({ ...gate, now: options.clock.now() }),
      );
      if (!checked.ok) return checked;
      const signature = simSignatureOver(payload.from, payload.digest);
      bare.push({ kind: 'digest', payload, approval, signature, at: options.clock.now() });
      return ok({ signature });
    },
    async signMessage(address, message) {
      const problem = obstacle(address);
      if (problem !== null) return refuse(problem);
      if (!isOwnMessage(message)) return refuse('NOT_REVIEWED');
      return ok({ signature: `0x${simDigest(address, message)}` });
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
    bareSignatures: () => bare,
  };
}

function refuse(code: SignerFailureCode) {
  return err({ code, message: `The signer says ${code.toLowerCase().replaceAll('_', ' ')}.` });
}
