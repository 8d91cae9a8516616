export type { EarnAsset } from './asset.ts';
export { authorizeV1 } from './authorize/authorize.ts';
export type { AuthorizeInput } from './authorize/input.ts';
export { expiryProblem } from './authorize/input.ts';
export type { AuthorizeState } from './authorize/state.ts';
export { type OrderCap, orderCap } from './cap/order-cap.ts';
export { type CapToken, capWarning, capWords } from './cap/words.ts';
export { fundV1 } from './fund/fund.ts';
export { whoMoves } from './fund/who-moves.ts';
export { type KnownRevert, knownRevert } from './known-reverts.ts';
export { type LeaveInput, type LeaveVault, MOST_LEFT_VAULTS } from './leave/input.ts';
export { exitV1, removalV1 } from './leave/leave.ts';
export type { LeaveState } from './leave/state.ts';
export { obeysInstead } from './obeys.ts';
export { MOST_KEPT, type Worst, worstOf } from './order/fees.ts';
export {
  chainInId,
  isCrossChain,
  type OrderInput,
  type OrderInstrument,
  type OrderTransfer,
} from './order/input.ts';
export { buyV1, sellV1 } from './order/order.ts';
export type { OrderState } from './order/state.ts';
export { orderTakes } from './order/takes.ts';
export { readWayBack, wayBackWarning } from './order/way-back.ts';
export { ordersUnderWay } from './orders-under-way.ts';
export type { RevokeInput } from './revoke/input.ts';
export { type RevokeState, revokeV1 } from './revoke/revoke.ts';
export {
  type Before,
  beforeOf,
  judgeRight,
  mayStand,
  type RightStands,
  type StandingRight,
  type ToldRight,
  toldRight,
} from './rights/judge.ts';
export { standingOfGrant } from './rights/read.ts';
export { type SignedGrant, signedGrants } from './rights/signed-grants.ts';
export type { WithdrawInput } from './withdraw/input.ts';
export type { WithdrawState } from './withdraw/state.ts';
export { withdrawV1 } from './withdraw/withdraw.ts';
export type { EarnWorld } from './world.ts';
