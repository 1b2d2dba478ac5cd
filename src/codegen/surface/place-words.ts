import { isDeclaration } from './causes.ts';

/** Where in a name of the package something changed, as people say it: `property usage.total of the result`. */
export function placeWords(name: string, path: readonly string[]): string {
  if (isDeclaration(name)) return ofDeclaration(name.replace(/^.*\]\./, ''), path);
  const [head = '', ...rest] = path;
  if (head === '()') return within(rest, 'the result');
  const argument = /^\((.+)\)$/.exec(head)?.[1];
  return argument === undefined ? within(path, '') : within(rest, `argument ${argument}`);
}

/** The parts of an operation as the declarations of the API have them: `responses`, `requestBody`, `parameters`. */
function ofDeclaration(member: string, path: readonly string[]): string {
  const steps = path.map(bare);
  if (member === 'responses') {
    const [status, , media] = steps;
    const response = status === undefined ? 'the responses' : `response ${status}`;
    return within(path.slice(3), media === undefined ? response : `${response} in ${media}`);
  }
  if (member === 'requestBody') {
    const media = steps[1];
    return within(path.slice(2), media === undefined ? 'the request body' : `the request body in ${media}`);
  }
  const [place = '', parameter] = steps;
  const where = place === 'header' ? 'header' : `${place} parameter`;
  return within(path.slice(2), parameter === undefined ? `${where}s` : `${where} ${parameter}`);
}

function within(path: readonly string[], whole: string): string {
  if (path.length === 0) return whole;
  const property = path.map(stepWords).join('').replace(/^\./, '');
  return whole === '' ? `property ${property}` : `property ${property} of ${whole}`;
}

function stepWords(step: string): string {
  if (step === '[]') return '.items';
  return step === '[…]' ? '.*' : step;
}

function bare(step: string): string {
  return step.replace(/^\./, '');
}
