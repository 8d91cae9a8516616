/** A process that is there and never hears anything. */
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
