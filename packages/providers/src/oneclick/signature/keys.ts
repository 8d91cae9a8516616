/** The key 1Click signs its production quotes with. */
export const PRODUCTION_QUOTE_KEY = 'ed25519:reYaWhvwu8Jzo3WUM3zhn6VrhuMEF4eADL17qtRVifc';

/** The key of 1Click's own staging environment. Proves nothing about production. */
export const STAGING_QUOTE_KEY = 'ed25519:5J5tkaxyPoR3Q9S8LXfo5bWnXK5Z2bctJ4mB9gENh7co';
