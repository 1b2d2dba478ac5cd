/** What can be found between two catalogs without knowing their history. */
export type CatalogKind =
  | 'model-added'
  | 'model-removed'
  | 'model-renamed'
  | 'model-deprecated'
  | 'model-undeprecated'
  | 'model-changed'
  | `price-${'raised' | 'cut' | 'became-free' | 'became-paid' | 'added' | 'removed'}`
  | `${'context' | 'output'}-${'grew' | 'shrank'}`
  | `capability-${'gained' | 'lost'}`
  | 'restated'
  | 'unreadable';
