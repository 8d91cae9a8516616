/**
 * A token list as 1Click gives it: ids of the three forms in use, prices as numbers, contract
 * addresses where the chain has them.
 */
export function tokenList(count: number): readonly Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => {
    const contract = `0x${(index + 1).toString(16).padStart(40, '0')}`;
    const [blockchain, assetId] = [
      ['base', `nep141:base-${contract}.omft.near`],
      ['near', `nep141:token-${index}.near`],
      ['bsc', `nep245:v2_1.omni.hot.tg:56_${contract.slice(2)}`],
    ][index % 3] ?? ['eth', 'nep141:eth.omft.near'];
    return {
      assetId,
      decimals: 6 + (index % 13),
      blockchain,
      symbol: `TKN${index}`,
      price: Math.round(1e6 / (index + 1)) / 1e4,
      priceUpdatedAt: '2026-11-22T11:59:30.000Z',
      ...(index % 10 === 0 ? {} : { contractAddress: contract }),
    };
  });
}
