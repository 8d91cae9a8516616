/** An EVM address inside an id: its letters' case carries no meaning. */
const EVM_ADDRESS = /0x[0-9a-fA-F]{40}/g;

/**
 * Ids known to name the same asset although they are spelt differently. Only what has been seen in
 * real answers is here: an alias too many would let a wrong asset pass as the one asked for,
 * one too few merely stops and asks.
 */
const ALIASES: Readonly<Record<string, string>> = {
  'nep141:btc.omft.near': '1cs_v1:btc:native:coin',
};

/**
 * One spelling for 1Click asset ids that mean the same asset, for comparing an echo with a request.
 * Not for sending: the service is always given the id its token list has. Pure and total.
 */
export function canonicalAssetId(id: string): string {
  const plain = id.replace(/^1cs_v1:near:(?=nep(141|171|245):)/, '');
  const spelt = plain.replace(EVM_ADDRESS, (address) => address.toLowerCase());
  return Object.hasOwn(ALIASES, spelt) ? (ALIASES[spelt] ?? spelt) : spelt;
}

/** HOT Omni's own numbers for chains that lack a short name in the id. */
const OMNI_CHAINS: Readonly<Record<string, string>> = { '1100': 'stellar', '1117': 'ton' };

/** The prefix or account of a bridged coin, where it is not the chain's short name itself. */
const BRIDGED = /^nep141:([a-z]+)(-[0-9a-z]+)?\.omft\.near$/;

/**
 * The chain an asset is deposited from, as far as its id tells. Prefer the token list's
 * `blockchain`, which is authoritative; this is for when no list is at hand.
 */
export function chainOfAsset(id: string): string | undefined {
  const canonical = canonicalAssetId(id);
  const direct = /^1cs_v1:([^:]+):/.exec(canonical)?.[1];
  if (direct !== undefined) return direct;
  const omni = /^nep245:v2_1\.omni\.hot\.tg:(\d+)_/.exec(canonical)?.[1];
  if (omni !== undefined) return OMNI_CHAINS[omni];
  return BRIDGED.exec(canonical)?.[1] ?? (canonical.startsWith('nep141:') ? 'near' : undefined);
}
