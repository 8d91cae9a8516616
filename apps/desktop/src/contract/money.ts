/** How amounts are read and written, the same on the screen as in the backend. */
export {
  fiatValueCeil,
  fiatValueFloor,
  formatAmount,
  formatAmountForInput,
  parseAmount,
  parsePrice,
} from '@countinghouse/core';
