interface FaultDetails {
  /** True if the same question may be answered a moment later. */
  readonly retryable: boolean;
  /** The `Retry-After` header as it came. */
  readonly retryAfter?: string | null;
  readonly advice?: string;
}

/** One try that brought no document. Never leaves this room: it becomes a retry or a line of an UpstreamFailure. */
export class TransportFault extends Error {
  readonly retryable: boolean;
  readonly retryAfter: string | null;
  readonly advice: string | null;

  constructor(message: string, details: FaultDetails) {
    super(message);
    this.name = 'TransportFault';
    this.retryable = details.retryable;
    this.retryAfter = details.retryAfter ?? null;
    this.advice = details.advice ?? null;
  }
}
