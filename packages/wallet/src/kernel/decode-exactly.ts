import {
  type AbiParameter,
  type DecodeAbiParametersReturnType,
  decodeAbiParameters,
  encodeAbiParameters,
  type Hex,
} from 'viem';

/**
 * ABI decoding that is exact and total: null for whatever the standard encoder would not have written
 * byte for byte. Contracts find their way through offsets, so bytes of another layout can mean one
 * thing to a reader and another to the chain.
 */
export function decodeExactly<const Parameters extends readonly AbiParameter[]>(
  parameters: Parameters,
  data: Hex,
): DecodeAbiParametersReturnType<Parameters> | null {
  try {
    const values = decodeAbiParameters(parameters, data);
    const again = encodeAbiParameters(parameters, values as never);
    return again === data ? (values as DecodeAbiParametersReturnType<Parameters>) : null;
  } catch {
    // viem throws on whatever is no encoding of these parameters.
    return null;
  }
}
