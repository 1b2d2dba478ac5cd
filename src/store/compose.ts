import { documentFile, manifestFile } from './layout.ts';
import { buildManifest, type Manifest, type ManifestParts, printManifest } from './manifest.ts';
import { requireSafePaths } from './safe-path.ts';

/** Every file of an edition's folder, and the manifest among them as data. */
export interface ComposedEdition {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly manifest: Manifest;
}

/**
 * Adds the documents as fetched and the manifest to what was generated. Pure: `check` compares the result with the
 * folder, a commit writes it.
 *
 * @throws LocalFailure for a path that may not be written.
 */
export function composeEdition(
  generated: ReadonlyMap<string, string | Uint8Array>,
  parts: ManifestParts,
): ComposedEdition {
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of generated) files.set(path, bytesOf(content));
  for (const document of parts.documents) files.set(documentFile(document.name), document.bytes);
  requireSafePaths([...files.keys(), manifestFile]);
  const manifest = buildManifest(files, parts);
  files.set(manifestFile, bytesOf(printManifest(manifest)));
  return { files, manifest };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
