/**
 * The door of every `npm run` command. Plain JavaScript, so that a machine whose Node cannot read
 * TypeScript is told what to do, and not shown a stack.
 */
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Node ${process.versions.node} runs this, but Node 24 is needed. It comes with \`npm install\` on ` +
      'Linux, macOS and Windows as an optional dependency (was it left out?); elsewhere install it yourself.',
  );
  process.exit(1);
}
const { launch } = await import('./src/command/launch.ts');
await launch(process.argv.slice(2));
