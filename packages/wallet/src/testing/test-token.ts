import { createRequire } from 'node:module';
import type { Anvil } from './anvil.ts';

/** The least ERC-20 that moves balances and says so; whoever deploys it holds everything. */
const SOURCE = `
// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;
contract TestToken {
  uint8 public constant decimals = 6;
  mapping(address => uint256) public balanceOf;
  event Transfer(address indexed from, address indexed to, uint256 value);
  constructor(uint256 supply) { balanceOf[msg.sender] = supply; emit Transfer(address(0), msg.sender, supply); }
  function transfer(address to, uint256 value) external returns (bool) {
    require(balanceOf[msg.sender] >= value, "not enough tokens");
    balanceOf[msg.sender] -= value;
    balanceOf[to] += value;
    emit Transfer(msg.sender, to, value);
    return true;
  }
}`;

interface SolcOutput {
  readonly contracts: {
    readonly 'token.sol': {
      readonly TestToken: { readonly evm: { readonly bytecode: { readonly object: string } } };
    };
  };
}

/** Compiles the token; takes a second or two, so once per run. */
export function compileTestToken(): string {
  const solc = createRequire(import.meta.url)('solc') as { compile(input: string): string };
  const input = {
    language: 'Solidity',
    sources: { 'token.sol': { content: SOURCE } },
    settings: { outputSelection: { '*': { '*': ['evm.bytecode.object'] } } },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as SolcOutput;
  return `0x${output.contracts['token.sol'].TestToken.evm.bytecode.object}`;
}

/** Deploys it from an account of the local chain; resolves to its address. */
export async function deployTestToken(
  anvil: Anvil,
  bytecode: string,
  from: string,
  supply: bigint,
): Promise<string> {
  const data = bytecode + supply.toString(16).padStart(64, '0');
  const hash = await anvil.rpc('eth_sendTransaction', { from, data, gas: '0x200000' });
  await anvil.rpc('evm_mine');
  const receipt = (await anvil.rpc('eth_getTransactionReceipt', hash)) as {
    readonly contractAddress: string;
  };
  return receipt.contractAddress;
}
