/**
 * What the actions that are being advanced right now are about to record as theirs. The ledger says
 * who took something before; this says who is taking it at this moment, which no ledger shows yet.
 */
export interface Claims {
  /** True where nobody else is taking it; asking again is the same. Ask this first, then the ledger. */
  take(what: string, actionId: string): boolean;
  /** Called after an action's turn: what it took is in the ledger by then, or was not recorded. */
  letGo(actionId: string): void;
}

export function createClaims(): Claims {
  const owners = new Map<string, string>();
  return {
    take(what, actionId) {
      const owner = owners.get(what) ?? actionId;
      owners.set(what, owner);
      return owner === actionId;
    },
    letGo(actionId) {
      for (const [what, owner] of owners) if (owner === actionId) owners.delete(what);
    },
  };
}
