// Reads two small documents and a hostile one with the module named on the command line, and prints what came out.
const { readInWorker } = await import(process.argv[2]);

const documentOf = (name, body) => ({
  name,
  address: name,
  finalAddress: name,
  bytes: new TextEncoder().encode(body),
  validators: { etag: null, lastModified: null },
});

const context = { date: null, origin: 'sample' };
const documents = [documentOf('docs', '# Docs\n'), documentOf('facts-pricing', '# Facts\n\n- a: b\n')];
const edition = await readInWorker(documents, context);
const hostile = [...documents, documentOf('facts', `# Facts\n\n${'a <!-- '.repeat(16_000)}`)];
const failure = await readInWorker(hostile, context, { limits: { time: 300 } }).catch((error) => error);

console.log(
  JSON.stringify({
    sections: edition.docs.sections.length,
    facts: edition.facts.get('facts-pricing').facts,
    failure: failure.name,
    problems: failure.problems,
  }),
);
