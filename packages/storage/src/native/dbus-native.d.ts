// The package's own types describe everything as `any`; storage declares the one call it makes.
declare module '@homebridge/dbus-native' {
  interface Call {
    readonly destination: string;
    readonly path: string;
    readonly interface: string;
    readonly member: string;
    readonly signature?: string;
    readonly body?: readonly unknown[];
  }
  interface MessageBus {
    readonly connection: {
      on(event: 'error', listener: (error: unknown) => void): void;
      end(): void;
    };
    invoke(call: Call, answered: (error: unknown, ...values: readonly unknown[]) => void): void;
  }
  const dbus: { sessionBus(options?: { readonly busAddress?: string }): MessageBus };
  export default dbus;
}
