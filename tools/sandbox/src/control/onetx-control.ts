import { encodeFunctionData, type Hex } from 'viem';
import type { Faults } from '../http/faults.ts';
import { actionAnswer } from '../services/onetx/action-answer.ts';
import { instrumentsOf } from '../services/onetx/instrument.ts';
import type { Action } from '../services/onetx/records.ts';
import type { OneTx } from '../services/onetx/service.ts';
import { ONETX_DEFAULTS } from '../services/onetx/settings.ts';
import { EXCHANGE_ABI, ROUTER_ABI, SHARES_ABI } from '../stack/abi.ts';
import { EXCHANGE, routerOf } from '../stack/addresses.ts';
import { ratePerSecond } from '../stack/rate.ts';
import { ControlError } from './error.ts';
import { BODIES, type ControlInput } from './schemas.ts';

/** An action as the service itself sees it, for audits. */
export type LedgerAction = ReturnType<typeof lineOf>;

/** Controls of the 1tx service. */
export interface OneTxControl {
  /** Makes the next requests fail on the wire. */
  onetxFault(input: ControlInput<'onetx/faults'>): void;
  /** Makes the next answers of a route lie. */
  onetxLie(input: ControlInput<'onetx/answers/next'>): void;
  /** Gives the next actions a behaviour. */
  onetxBehaveNext(input: ControlInput<'onetx/actions/next'>): void;
  /** Changes the behaviour of one action; what is not named stays. */
  onetxBehave(input: ControlInput<'onetx/actions/behave'>): void;
  /** Changes what holds for all actions. */
  onetxSettings(input: ControlInput<'onetx/settings'>): OneTx['settings'];
  /** Changes what an instrument yields from now on. */
  onetxApy(input: ControlInput<'onetx/apy'>): Promise<object>;
  /** Opens an instrument for deposits, or closes it: they fail then. */
  onetxDeposits(input: ControlInput<'onetx/deposits'>): Promise<object>;
  /** What a swap between dollar tokens loses. */
  onetxSwapLoss(input: ControlInput<'onetx/swap-loss'>): Promise<object>;
  /** What 1tx takes of each purchase and sale. */
  onetxProtocolFee(input: ControlInput<'onetx/protocol-fee'>): Promise<object>;
  /** Ends the service's listener, or has it listen again at the same port. */
  onetxListening(input: ControlInput<'onetx/listening'>): Promise<object>;
  /** The service's own view of all actions, oldest first. */
  onetxLedger(): readonly LedgerAction[];
  /** Takes back faults, lies, behaviours in waiting, and settings. */
  onetxReset(): void;
}

export function createOneTxControl(
  service: OneTx,
  faults: Faults,
  listen: (on: boolean) => Promise<void>,
): OneTxControl {
  const { book } = service;
  const keep = async (chainId: number, to: Hex, data: Hex): Promise<object> => {
    const { chain } = service.chainOf(chainId);
    const txHash = await chain.send('keeper', { to, data, gas: 1_000_000n });
    // With blocks paused by hand it holds when they go on.
    if (chain.miner.running) {
      await chain.miner.mine(1);
      if (!(await chain.included(txHash)).ok) throw new ControlError('the contract refused');
    }
    return { txHash };
  };
  const instrumentNamed = (id: string) => {
    const found = instrumentsOf(service).find((one) => one.id === id.toLowerCase());
    if (found === undefined) throw new ControlError(`no instrument ${id}`);
    return found;
  };
  return {
    onetxFault: (input) => faults.add(BODIES['onetx/faults'].parse(input)),
    onetxLie: (input) => service.lies.add(BODIES['onetx/answers/next'].parse(input)),
    onetxBehaveNext: (input) => {
      const { count, behaviour } = BODIES['onetx/actions/next'].parse(input);
      book.nextBehaviours.push(...Array.from({ length: count }, () => behaviour));
    },
    onetxBehave: (input) => {
      const { actionId, behaviour } = BODIES['onetx/actions/behave'].parse(input);
      const action = book.action(actionId);
      if (action === undefined) throw new ControlError(`no action ${actionId}`);
      action.behaviour = { ...action.behaviour, ...behaviour };
      book.put(action);
      service.pump();
    },
    onetxSettings: (input) => {
      const changed = Object.assign(service.settings, BODIES['onetx/settings'].parse(input));
      service.pump();
      return changed;
    },
    onetxApy: (input) => {
      const { instrumentId, percent } = BODIES['onetx/apy'].parse(input);
      const { id, chainId, shares } = instrumentNamed(instrumentId);
      service.settings.apy = { ...service.settings.apy, [id]: percent };
      const args = [ratePerSecond(percent)] as const;
      const data = encodeFunctionData({ abi: SHARES_ABI, functionName: 'setRate', args });
      return keep(chainId, shares, data);
    },
    onetxDeposits: (input) => {
      const { instrumentId, open } = BODIES['onetx/deposits'].parse(input);
      const { chainId, shares } = instrumentNamed(instrumentId);
      const args = [!open] as const;
      const data = encodeFunctionData({ abi: SHARES_ABI, functionName: 'setClosed', args });
      return keep(chainId, shares, data);
    },
    onetxSwapLoss: (input) => {
      const { chain, bps } = BODIES['onetx/swap-loss'].parse(input);
      const args = [BigInt(bps)] as const;
      const data = encodeFunctionData({ abi: EXCHANGE_ABI, functionName: 'setLoss', args });
      return keep(chain, EXCHANGE, data);
    },
    onetxProtocolFee: (input) => {
      const { chain, bps } = BODIES['onetx/protocol-fee'].parse(input);
      const args = [BigInt(bps)] as const;
      const data = encodeFunctionData({ abi: ROUTER_ABI, functionName: 'setProtocolFee', args });
      return keep(chain, routerOf(chain), data);
    },
    onetxListening: async (input) => {
      const { on } = BODIES['onetx/listening'].parse(input);
      await listen(on);
      return { on };
    },
    onetxLedger: () => book.actions.map(lineOf),
    onetxReset: () => {
      faults.clear();
      service.lies.clear();
      book.nextBehaviours.splice(0);
      // What stands on the chains stays as it is.
      Object.assign(service.settings, ONETX_DEFAULTS, { apy: service.settings.apy });
      service.pump();
    },
  };
}

const lineOf = (action: Action) => ({
  ...actionAnswer(action),
  ownerEoa: action.owner,
  status: action.status,
  idempotencyKey: action.idempotencyKey,
  instrumentId: action.instrumentId,
  amountIn: action.amountIn.toString(),
  amountOut: action.amountOut?.toString() ?? null,
  nonce: action.operation.nonce.toString(),
  relay: action.bridge?.state ?? null,
  bridgeFee: action.bridge?.fee.toString() ?? null,
});
