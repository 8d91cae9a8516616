import type { CommandRefusal } from '../../action/definition.ts';
import type { JsonValue } from '../../ports/json.ts';
import type { Result } from '../../result/result.ts';
import { parseSendInput, type SendInput } from '../../send/input.ts';
import { paymentV1 } from '../../send/send.ts';
import { chainName } from '../asset.ts';
import { refuse, sameAddress } from '../shape.ts';
import type { EarnWorld } from '../world.ts';

/** A payment of USDC from the owner's wallet to their earning account. */
export const fundV1 = paymentV1<EarnWorld>({
  kind: 'fund',
  purpose: 'fund',
  parseInput: parseFundInput,
  known: (input) => [input.to],
  warnings(input, { kernel }) {
    const computed = kernel.accountOf(input.account);
    return sameAddress(computed, input.to)
      ? []
      : [
          {
            code: 'OTHER_ACCOUNT',
            weight: 'risk',
            sentence: `The account computed from your address is ${computed}, this pays ${input.to}.`,
          },
        ];
  },
  recipient: (input) => `your earning account on ${chainName(input.chain)}`,
});

function parseFundInput(value: JsonValue): Result<SendInput, CommandRefusal> {
  const input = parseSendInput(value);
  if (!input.ok || input.value.token !== null) return input;
  return refuse(
    'BAD_TOKEN',
    'An earning account works with USDC; the coin of a chain would lie there.',
  );
}
