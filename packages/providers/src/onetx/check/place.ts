import { err, ok, type Result } from '@countinghouse/core';
import * as z from 'zod';
import * as schema from '../generated/zod.gen.ts';
import type { CheckedPositionsQuery } from '../wire.ts';
import { checkEvmAddress, checkForm, checkOwner, problem, type RequestProblem } from './form.ts';

const OwnerQuery = z.object({
  ownerEoa: schema.zAddress,
  chainId: schema.zChainNumber.optional(),
});

/** An owner, and a chain where there is one. */
export function checkOwnerQuery(
  query: unknown,
): Result<z.infer<typeof OwnerQuery>, RequestProblem> {
  const form = checkForm(OwnerQuery, query);
  if (!form.ok) return form;
  const owner = checkOwner(form.value.ownerEoa);
  return owner.ok ? ok({ ...form.value, ownerEoa: owner.value }) : owner;
}

/** Any address, and a chain where there is one. */
export function checkAddressQuery(query: unknown): Result<CheckedPositionsQuery, RequestProblem> {
  const form = checkForm(schema.zPositionsRequest, query);
  if (!form.ok) return form;
  const address = checkEvmAddress(form.value.address, 'BAD_ADDRESS', 'The address');
  return address.ok ? ok({ ...form.value, address: address.value }) : address;
}

/** What an action is followed by, made fit for a path. */
export function checkActionId(id: unknown): Result<string, RequestProblem> {
  const form = checkForm(z.object({ id: schema.zActionId }), { id });
  if (!form.ok) return form;
  // These two are read as steps through the path, not as names.
  return form.value.id === '.' || form.value.id === '..'
    ? err(problem('BAD_ACTION_ID', 'This cannot be the id of an action.'))
    : ok(encodeURIComponent(form.value.id));
}

export function checkTransactionHash(sourceTxHash: unknown): Result<string, RequestProblem> {
  const form = checkForm(schema.zGetRelayPath, { sourceTxHash });
  return form.ok ? ok(form.value.sourceTxHash) : form;
}
