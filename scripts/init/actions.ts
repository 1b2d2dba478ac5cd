/**
 * The actions that our workflows use, pinned to the commit of a release: a tag can be moved, a commit cannot. Dependabot
 * proposes newer ones for the workflows of this repository; a test holds these to the same.
 */
export const actions = {
  checkout: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0',
  setupNode: 'actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0',
  uploadArtifact: 'actions/upload-artifact@330a01c490aca151604b8cf639adc76d48f6c5d4 # v5.0.0',
  downloadArtifact: 'actions/download-artifact@634f93cb2916e3fdff6788551b99b062d0335ce0 # v5.0.0',
} as const;

/**
 * How a job installs the tool from the lockfile: without what dependencies would run at their installation. As a
 * dependency of git the tool builds itself as it is installed, so where that left no command, it is let.
 */
export const installTool =
  'npm ci --ignore-scripts && { [ -e node_modules/.bin/router-one-sync ] || npm ci; }';
