import fc from 'fast-check';

/**
 * Properties are tried on the same values every time, so that a red run is about the change that it stands beside.
 * `SEED=7 npm run test:long` tries others; what such a run finds becomes a test of its own.
 */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
