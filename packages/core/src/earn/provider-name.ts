/** Who acts for the accounts. One service so far. */
export const SERVICE = '1tx';
