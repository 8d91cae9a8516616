import type { Procedures } from '../procedures.ts';
import { earnAccount } from './account.ts';
import { agree } from './agree.ts';
import { history, instruments } from './instruments.ts';
import { orderCap } from './order-cap.ts';
import { owners } from './ours.ts';
import { positions } from './position-list.ts';
import { putIn } from './put-in.ts';
import { authorize, revoke } from './start-grant.ts';
import { exit, removal } from './start-leave.ts';
import { fund, withdraw } from './start-money.ts';
import { buy, sell } from './start-order.ts';
import { transferCosts } from './transfer-costs.ts';
import { wayBack } from './way-back.ts';

/** The contract's group `earn`. */
export const earnProcedures: Procedures<'earn'> = {
  instruments,
  history,
  owners,
  account: earnAccount,
  positions,
  putIn,
  agree,
  transferCosts,
  wayBack,
  orderCap,
  authorize,
  revoke,
  fund,
  buy,
  sell,
  withdraw,
  exit,
  removal,
};
