export type { AmountProblem, AmountProblemCode } from './amount-problem.ts';
export type { BasisPoints, BasisPointsProblem } from './basis-points.ts';
export {
  basisPointsCeil,
  basisPointsFloor,
  lessBasisPointsCeil,
  lessBasisPointsFloor,
  parseBasisPoints,
  plusBasisPointsCeil,
  plusBasisPointsFloor,
} from './basis-points.ts';
export { areDecimals, MAX_DECIMALS, MAX_UNITS } from './decimals.ts';
export type { FormatOptions } from './format-amount.ts';
export { formatAmount, formatAmountForInput } from './format-amount.ts';
export { mulDivCeil, mulDivFloor } from './mul-div.ts';
export { parseAmount } from './parse-amount.ts';
export type { Price, PriceProblem } from './price.ts';
export { fiatValueCeil, fiatValueFloor, parsePrice } from './price.ts';
export type { RoundFor } from './round-for.ts';
export type { UnitsProblem } from './units-json.ts';
export { unitsFromJson, unitsToJson } from './units-json.ts';
