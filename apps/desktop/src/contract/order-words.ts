/** What an order may come to at worst, and what its cap says, the same on the screen as in its review. */
export { capWarning, capWords, MOST_KEPT, period, worstOf } from '@countinghouse/core';
