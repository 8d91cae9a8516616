import { err, ok, type Result } from '@countinghouse/core';
import { type Endpoint, type EndpointAnswer, malformed } from './endpoint.ts';
import { type EndpointFailure, endpointFailure } from './failure.ts';
import { block, blockTag, type WireBlock } from './wire.ts';

/**
 * What is known to be final never changes and never shrinks. A server that is behind it may still
 * be honest, but its "there is no such transaction" proves nothing: a send lane that believed it
 * would open a second nonce for money already sent.
 */
export interface Finality {
  /** The endpoint's finalized block, checked against everything known to be final. */
  read(endpoint: Endpoint): EndpointAnswer<WireBlock>;
  /** Fails when the endpoint has not seen all that is known to be final. */
  caughtUp(endpoint: Endpoint): EndpointAnswer<void>;
  /** Fails when `latest` lies before what is known to be final. */
  checkHead(endpoint: Endpoint, latest: WireBlock): Result<WireBlock, EndpointFailure>;
}

const METHOD = 'eth_getBlockByNumber';

export function createFinality(): Finality {
  let known: { readonly number: number; readonly hash: string } | null = null;

  async function read(endpoint: Endpoint): EndpointAnswer<WireBlock> {
    const answer = await endpoint.call(METHOD, [blockTag('finalized'), false], block);
    if (!answer.ok) return answer;
    const { number, hash } = answer.value;
    if (known !== null && number < known.number) return err(behind(endpoint, 'finalized block'));
    if (known?.number === number && known.hash !== hash) {
      return err(malformed(endpoint.name, METHOD, 'a finalized block has changed'));
    }
    known = { number, hash };
    return answer;
  }

  return {
    read,
    async caughtUp(endpoint) {
      if (known === null) return ok(undefined);
      const answer = await read(endpoint);
      if (answer.ok) return ok(undefined);
      // Merely being behind is no lie when the question was another one.
      return err(
        answer.error.code === 'CHAIN_MALFORMED'
          ? endpointFailure(
              'CHAIN_UNAVAILABLE',
              `${endpoint.name} is behind; nothing follows from what it lacks.`,
            )
          : answer.error,
      );
    },
    checkHead(endpoint, latest) {
      return known !== null && latest.number < known.number
        ? err(behind(endpoint, 'latest block'))
        : ok(latest);
    },
  };
}

function behind(endpoint: Endpoint, what: string): EndpointFailure {
  return malformed(endpoint.name, METHOD, `its ${what} lies before one that was final`);
}
