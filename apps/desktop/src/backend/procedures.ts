import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../contract/index.ts';
import type { OpenHouse } from './open-house.ts';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

/** One procedure behind the lock: an answer, or a stream that ends when the signal says so. */
type Procedure<Input, Output> = [Output] extends [AsyncIteratorObject<infer Yielded, unknown, void>]
  ? (house: OpenHouse, input: Input, signal: AbortSignal) => AsyncGenerator<Yielded>
  : (house: OpenHouse, input: Input) => Promise<Output>;

/** All procedures of one group of the contract: one that is missing or wrong does not compile. */
export type Procedures<Group extends keyof Contract> = {
  readonly [Name in keyof Contract[Group] & keyof Inputs[Group] & keyof Outputs[Group]]: Procedure<
    Inputs[Group][Name],
    Outputs[Group][Name]
  >;
};

/** What one procedure of a group takes. */
export type InputOf<
  Group extends keyof Contract,
  Name extends keyof Inputs[Group],
> = Inputs[Group][Name];
