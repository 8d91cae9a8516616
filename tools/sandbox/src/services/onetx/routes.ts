import { type Address, getAddress, type Hex } from 'viem';
import type { Answer, Incoming } from '../../http/answer.ts';
import { actionAnswer } from './action-answer.ts';
import { callerOf, type KeyName } from './auth.ts';
import { accountState, confirmAuthorize, prepareAuthorize, revoke } from './authorize.ts';
import { buy } from './buy.ts';
import { listInstruments, listProtocols, metricsOf, showInstrument } from './listing.ts';
import { balancesOf, positionsOf } from './portfolio.ts';
import { badRequest, failure, notFound, Refusal } from './refusal.ts';
import { sell } from './sell.ts';
import { cctpConfig, cctpFee, relayOf, restartRelay, swapQuote } from './transfers.ts';
import * as wire from './wire.ts';
import { confirmWithdraw, prepareWithdraw } from './withdraw.ts';
import type { OneTxWorld } from './world.ts';

/** A request that found its route: who asks, what stands in the path, and the request itself. */
interface Call {
  readonly world: OneTxWorld;
  readonly key: KeyName;
  readonly part: readonly string[];
  readonly request: Incoming;
}

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (call: Call) => unknown;
}

const P = '/api/v1';
const route = (
  name: string,
  method: string,
  path: string,
  answer: (call: Call) => unknown,
): Route => ({
  name,
  method,
  path: new RegExp(`^${P}${path.replaceAll('*', '([^/]+)')}$`),
  answer,
});

const query = ({ request }: Call): Readonly<Record<string, string>> =>
  Object.fromEntries(request.query);
const body = ({ request }: Call): unknown => request.body;

const ROUTES: readonly Route[] = [
  route('account', 'GET', '/account', (call) =>
    accountState(call.world, call.key, wire.parsed(wire.AccountQuery, query(call)).ownerEoa),
  ),
  route('authorizePrepare', 'POST', '/authorize/prepare', (call) =>
    prepareAuthorize(call.world, call.key, wire.parsed(wire.PrepareAuthorize, body(call))),
  ),
  route('authorizeConfirm', 'POST', '/authorize/confirm', (call) =>
    confirmAuthorize(call.world, call.key, wire.parsed(wire.ConfirmAuthorize, body(call))),
  ),
  route('revoke', 'DELETE', '/authorize/*', (call) =>
    revoke(call.world, call.key, addressIn(call, 'ownerEoa'), chainIn(call)),
  ),
  route('buy', 'POST', '/buy', (call) =>
    buy(call.world, call.key, wire.parsed(wire.Buy, body(call))),
  ),
  route('sell', 'POST', '/sell', (call) =>
    sell(call.world, call.key, wire.parsed(wire.Sell, body(call))),
  ),
  route('action', 'GET', '/actions/*', ({ world, key, part }) => {
    const action = world.book.action(part[0] ?? '');
    if (action === undefined || action.key !== key) throw notFound('Action not found');
    return actionAnswer(action);
  }),
  route('withdrawPrepare', 'POST', '/withdraw/prepare', (call) =>
    prepareWithdraw(call.world, call.key, wire.parsed(wire.PrepareWithdraw, body(call))),
  ),
  route('withdrawConfirm', 'POST', '/withdraw/confirm', (call) =>
    confirmWithdraw(call.world, call.key, wire.parsed(wire.ConfirmWithdraw, body(call))),
  ),
  route('instruments', 'GET', '/instruments', (call) =>
    listInstruments(call.world, wire.parsed(wire.InstrumentsQuery, query(call))),
  ),
  route('instrument', 'GET', '/instruments/*', (call) =>
    showInstrument(call.world, idOf(call.part[0])),
  ),
  route('protocols', 'GET', '/protocols', (call) => listProtocols(call.world, chainIn(call))),
  route('metrics', 'GET', '/metrics/instruments/*', (call) =>
    metricsOf(call.world, idOf(call.part[0]), wire.parsed(wire.DaysQuery, query(call)).days),
  ),
  route('metricsBulk', 'GET', '/metrics/bulk', (call) => {
    const { days } = wire.parsed(wire.DaysQuery, { days: call.request.query.get('days') ?? 30 });
    const ids = call.request.query.getAll('instrumentIds').flatMap((text) => text.split(','));
    return Promise.all(ids.map((id) => metricsOf(call.world, idOf(id), days)));
  }),
  route('balances', 'GET', '/transactions/balances/*', (call) =>
    balancesOf(call.world, addressIn(call, 'address')),
  ),
  route('positions', 'GET', '/positions', (call) => {
    const { address, chainId } = wire.parsed(wire.PositionsQuery, query(call));
    return positionsOf(call.world, address, chainId);
  }),
  route('positions', 'POST', '/positions', (call) => {
    const { address, chainId } = wire.parsed(wire.PositionsQuery, body(call));
    return positionsOf(call.world, address, chainId);
  }),
  route('swapQuote', 'GET', '/quotes/swap', (call) =>
    swapQuote(call.world, wire.parsed(wire.SwapQuery, query(call))),
  ),
  route('cctpConfig', 'GET', '/cctp/config', ({ world }) => cctpConfig(world)),
  route('cctpFee', 'GET', '/cctp/fee/*/*', ({ world, part }) =>
    cctpFee(world, part[0] ?? '', part[1] ?? ''),
  ),
  route('relay', 'GET', '/cctp/relay/tx/*', ({ world, part }) => relayOf(world, part[0] ?? '')),
  route('relayRestart', 'POST', '/cctp/relay', (call) =>
    restartRelay(call.world, wire.parsed(wire.RestartRelay, body(call)).sourceTxHash),
  ),
];

const find = ({ method, path }: Incoming): Route | undefined =>
  ROUTES.find((one) => one.method === method && one.path.test(path));

/** Name of the route a request goes to. */
export const routeOf = (request: Incoming): string | undefined => find(request)?.name;

/** Answers one request; `adjust` may make the answer of a route lie. */
export async function handle(
  world: OneTxWorld,
  request: Incoming,
  adjust: (route: string, body: unknown) => unknown,
): Promise<Answer> {
  const found = find(request);
  try {
    if (found === undefined) throw notFound(`Cannot ${request.method} ${request.path}`);
    const key = callerOf(request.headers);
    if (request.badJson) throw badRequest('request body is not valid JSON');
    const part = (found.path.exec(request.path) ?? []).slice(1);
    const told = await found.answer({ world, key, part, request });
    // The framework answers whatever was posted with "created".
    return { status: request.method === 'POST' ? 201 : 200, body: adjust(found.name, told) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failure(error.status, error.texts);
  }
}

function addressIn({ part }: Call, name: string): Address {
  const text = part[0] ?? '';
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) {
    throw new Refusal(400, [`${name} must be an Ethereum address`]);
  }
  return getAddress(text.toLowerCase());
}

function chainIn({ request }: Call): number | undefined {
  const text = request.query.get('chainId');
  if (text === null) return undefined;
  if (!/^\d{1,10}$/.test(text)) throw new Refusal(400, ['chainId must be an integer number']);
  return Number(text);
}

const idOf = (text: string | undefined): Hex => (text ?? '').toLowerCase() as Hex;
