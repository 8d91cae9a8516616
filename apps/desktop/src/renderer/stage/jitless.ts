import { z } from 'zod';

// The policy of the page forbids code made at run time, on the stage as well. Imported before any schema.
z.config({ jitless: true });
