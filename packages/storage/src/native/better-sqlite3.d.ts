// The package's own types are hidden by its `exports`; storage declares the part it uses itself.
declare module 'better-sqlite3' {
  const driver: unknown;
  export default driver;
}
