export * from './action-state.ts';
export * from './approval-usable.ts';
export * from './definition.ts';
export * from './effect.ts';
export { type Command, createEngine, type Engine, type EngineOptions } from './engine.ts';
export { actionOfStream, actionStream, foldAction, type Loaded } from './load.ts';
export { createProjector } from './project.ts';
export { type AnyDefinition, createRegistry, type Registry } from './registry.ts';
export * from './world.ts';
