/** The sample editions are read at run time from beside the compiled module, so the build takes them along. */
import { cpSync } from 'node:fs';

cpSync('src/serve/samples/editions', 'dist/src/serve/samples/editions', { recursive: true });
