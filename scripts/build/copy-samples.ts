/** The sample editions are read at run time from beside the compiled module, so the build takes them along. */
import { cpSync } from 'node:fs';

cpSync('src/samples/editions', 'dist/src/samples/editions', { recursive: true });
