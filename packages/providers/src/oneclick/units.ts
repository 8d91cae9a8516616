/** What is needed to write an amount for a person. */
export interface AssetUnits {
  readonly symbol: string;
  readonly decimals: number;
}
