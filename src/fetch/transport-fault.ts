import { errors } from './http-client.ts';

interface FaultDetails {
  /** True if the same question may be answered a moment later. */
  readonly retryable: boolean;
  /** The `Retry-After` header as it came. */
  readonly retryAfter?: string | null;
  /** What the site answered, where it was an answer that brought nothing. */
  readonly status?: number;
  readonly advice?: string;
}

/** One try that brought no document. Never leaves this room: it becomes a retry or a line of an UpstreamFailure. */
export class TransportFault extends Error {
  readonly retryable: boolean;
  readonly retryAfter: string | null;
  readonly status: number | null;
  readonly advice: string | null;

  constructor(message: string, details: FaultDetails) {
    super(message);
    this.name = 'TransportFault';
    this.retryable = details.retryable;
    this.retryAfter = details.retryAfter ?? null;
    this.status = details.status ?? null;
    this.advice = details.advice ?? null;
  }
}

/** What a code of Node, of undici or of a TLS library means for a person. */
const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the name server did not answer',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  EPIPE: 'the connection was closed',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  UND_ERR_HEADERS_TIMEOUT: 'no answer came in time',
  UND_ERR_BODY_TIMEOUT: 'the body stopped coming',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the body is not as long as its Content-Length says',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too large',
};

/** Codes of a certificate that is wrong; it will be as wrong at the next try. */
const certificateCode =
  /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|^ERR_TLS/;

/**
 * What an error of the HTTP client says, as one try that brought nothing; `null` for an error that is not of the
 * network and so is a bug.
 */
export function faultOf(error: unknown): TransportFault | null {
  if (error instanceof TransportFault) return error;
  if (error instanceof errors.HTTPParserError)
    return new TransportFault('the answer is not valid HTTP', { retryable: true });
  const code = codeOf(error);
  if (code === null) return null;
  // undici asserts what it takes for granted of an answer: a status of 100 or more, no upgrade that was not asked for.
  if (code === 'ERR_ASSERTION')
    return new TransportFault('the answer is not valid HTTP', { retryable: true });
  if (code === 'UND_ERR_INVALID_ARG') return proxyRefusal(error);
  if (certificateCode.test(code)) return certificateFault(code);
  if (code.startsWith('ERR_SSL_')) return noTls(code);
  if (code === 'UND_ERR_ABORTED') return new TransportFault(proxyWords(error), { retryable: true });
  if (!(code in words) && !/^(?:E[A-Z]+|UND_ERR_(?:SOCKS5|PRX_TLS))$/.test(code)) return null;
  return new TransportFault(`${words[code] ?? 'the connection failed'} (${code})`, { retryable: true });
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Node reports "every address of the host failed" as one error around the others.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}

function certificateFault(code: string): TransportFault {
  return new TransportFault(`the certificate of the site is not trusted (${code})`, {
    retryable: false,
    advice: 'For a mirror with a certificate of your own, set NODE_EXTRA_CA_CERTS to its authority.',
  });
}

function noTls(code: string): TransportFault {
  return new TransportFault(`who answers does not speak TLS as https asks for it (${code})`, {
    retryable: false,
    advice: 'Is the site, or the proxy, one of plain http? Then its address begins with http://.',
  });
}

/** In plain http undici tells "Proxy Authentication Required (407)" as a wrong argument; others are our own bugs. */
function proxyRefusal(error: unknown): TransportFault | null {
  if (!(error instanceof Error && error.message.includes('(407)'))) return null;
  const advice = 'Put a user and a password into the variable of the proxy: http://USER:PASSWORD@HOST:PORT.';
  return new TransportFault('the proxy answered 407', { retryable: false, advice });
}

/** undici says "Proxy response (407) !== 200 when HTTP Tunneling"; only the number is of use. */
function proxyWords(error: unknown): string {
  const status = error instanceof Error ? /Proxy response \((\d+)\)/.exec(error.message)?.[1] : undefined;
  return status === undefined ? 'the connection was given up' : `the proxy answered ${status}`;
}
