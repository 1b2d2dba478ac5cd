/** What inputs a model takes besides text, in the words for capabilities. */
const inputCapabilities: Readonly<Record<string, string>> = {
  image: 'vision',
  audio: 'audio_input',
  video: 'video_input',
  pdf: 'file_input',
  file: 'file_input',
};

/** The capabilities that a list of input modalities says; text alone says none. */
export function capabilitiesOfInputs(modalities: readonly string[]): string[] {
  return modalities.flatMap((modality) => {
    if (modality === 'text') return [];
    return [
      Object.hasOwn(inputCapabilities, modality)
        ? (inputCapabilities[modality] ?? modality)
        : `${modality}_input`,
    ];
  });
}

/** The category that a list of output modalities says: text when text is among them, otherwise the first. */
export function categoryOfOutputs(modalities: readonly string[]): string | null {
  const [first] = modalities;
  if (first === undefined || modalities.includes('text')) return first === undefined ? null : 'text';
  return first === 'embeddings' ? 'embedding' : first;
}
