// The near side of the conversation: asks with their answers, and an end.
import { fail } from '../errors.js';
import type { EngineOptions } from '../types.js';
import type { Port } from './port.js';
import { type FromWorker, fromWords, type Progress, type Tell } from './protocol.js';

export interface Answer {
  result: unknown;
  at: Progress | undefined;
}

interface Pending {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export class Channel {
  readonly #port: Port;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  /** Why nothing more can be asked. */
  #over: string | undefined;

  private constructor(port: Port) {
    this.#port = port;
  }

  /**
   * Resolves when the worker has loaded the engine; on anything else the worker is ended. patience: milliseconds it may say nothing, for those
   * who know how soon it should.
   */
  static open(port: Port, start: EngineOptions, patience?: number): Promise<Channel> {
    return new Promise((resolve, reject) => {
      const timer =
        patience === undefined
          ? undefined
          : setTimeout(() => refuse(noWorker(`it said nothing for ${patience} ms`)), patience);
      const refuse = (error: Error) => {
        clearTimeout(timer);
        port.end();
        reject(error);
      };
      const channel = new Channel(port);
      let ready = false;
      port.listen(
        (message) => {
          if ('ready' in message) {
            ready = true;
            clearTimeout(timer);
            port.hold(false);
            resolve(channel);
          } else if ('unready' in message) refuse(fromWords(message.unready));
          else channel.#receive(message);
        },
        (reason) => {
          if (ready) channel.end(`the worker stopped (${reason}); make another engine`);
          else refuse(noWorker(reason));
        },
      );
      port.hold(true);
      try {
        port.post({ start }, []);
      } catch (error) {
        refuse(noWorker(String(error), error));
      }
    });
  }

  /** `where` is the public method. Buffers in `transfer` are given away. */
  async ask(
    where: string,
    on: number,
    call: string,
    args: readonly unknown[],
    transfer: ArrayBuffer[] = [],
  ): Promise<Answer> {
    if (this.#over !== undefined) fail('disposed', where, `expected a live engine but ${this.#over}`);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      try {
        this.#port.post({ id, on, call, args }, transfer);
      } catch (cause) {
        reject(
          failure(() => fail('invalidConfig', where, 'expected plain values, which can be sent to a worker', cause)),
        );
        return;
      }
      this.#pending.set(id, { resolve, reject });
      this.#port.hold(true);
    });
  }

  tell(on: number, tell: Tell): void {
    if (this.#over === undefined) this.#port.post({ on, tell }, []);
  }

  dispose(): void {
    this.end('this one has been disposed of');
  }

  #receive(message: Exclude<FromWorker, { ready: true } | { unready: unknown }>): void {
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (this.#pending.size === 0) this.#port.hold(false);
    if ('error' in message) pending?.reject(fromWords(message.error));
    else pending?.resolve({ result: message.result, at: message.at });
  }

  /** What is asked from now on, and what is not answered yet, is refused with the reason. */
  end(reason: string): void {
    if (this.#over !== undefined) return;
    this.#over = reason;
    this.#port.end();
    for (const { reject } of this.#pending.values()) {
      reject(failure(() => fail('disposed', 'createWorkerEngine', `expected a live engine but ${reason}`)));
    }
    this.#pending.clear();
  }
}

/** What `fail` throws, for a promise. */
function failure(throwing: () => never): Error {
  try {
    return throwing();
  } catch (error) {
    return error as Error;
  }
}

export function noWorker(reason: string, cause?: unknown): Error {
  const sentence = `expected a worker but it could not start (${reason}); createEngine trains without one, by the same calls`;
  return failure(() => fail('unsupported', 'createWorkerEngine', sentence, cause));
}
