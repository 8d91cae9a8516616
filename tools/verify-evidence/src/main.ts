#!/usr/bin/env node
import { run } from './run.ts';

const { exitCode, stdout, stderr } = await run(process.argv.slice(2));
process.stderr.write(stderr);
process.stdout.write(stdout);
// Not process.exit: it would cut a long report off in a pipe.
process.exitCode = exitCode;
