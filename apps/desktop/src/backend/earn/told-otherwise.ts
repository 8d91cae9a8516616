import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { Ours } from './ours.ts';

/**
 * A refusal where the service names another account for the owner than the one that is used; null where
 * it names that, or nothing. Whoever cannot be asked has said nothing: an action that needs the service
 * holds its own answers against the account.
 */
export async function toldOtherwise(house: OpenHouse, { owner, account, computed }: Ours) {
  const told = await house.outside.earn.account(owner.address);
  if (!told.ok || told.value.account === '') return null;
  if (told.value.account.toLowerCase() === account.toLowerCase()) return null;
  const used = account === computed ? 'Computed from your address it is' : 'You agreed to use';
  const sentence = `1tx says that your account is ${told.value.account}. ${used} ${account}. Nothing is begun before you decide which of them is to be used, on the page of the account.`;
  return refuse('REFUSED', sentence, 'OTHER_ACCOUNT');
}
