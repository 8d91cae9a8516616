import type { ActionDefinition } from './definition.ts';

// The input and state types of a definition are its own affair: the engine only passes them back.
// biome-ignore lint/suspicious/noExplicitAny: existential types are not expressible otherwise
export type AnyDefinition<World> = ActionDefinition<any, any, World>;

/** The action definitions a program knows, by kind and version. */
export interface Registry<World> {
  readonly definitions: readonly AnyDefinition<World>[];
  /** Exactly this version; an action is never handled by another one than it began with. */
  exact(kind: string, version: number): AnyDefinition<World> | undefined;
  newest(kind: string): AnyDefinition<World> | undefined;
}

export function createRegistry<World>(
  definitions: readonly AnyDefinition<World>[],
): Registry<World> {
  const byName = new Map<string, AnyDefinition<World>>();
  const newest = new Map<string, AnyDefinition<World>>();
  for (const definition of definitions) {
    const name = `${definition.kind}@${definition.version}`;
    if (byName.has(name)) throw new TypeError(`two definitions of ${name}`);
    byName.set(name, definition);
    const best = newest.get(definition.kind);
    if (best === undefined || best.version < definition.version) {
      newest.set(definition.kind, definition);
    }
  }
  return {
    definitions,
    exact: (kind, version) => byName.get(`${kind}@${version}`),
    newest: (kind) => newest.get(kind),
  };
}
