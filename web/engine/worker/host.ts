// The worker's side: an engine, and what was made with it, by number.
import type { Job } from '../sweep/plan.js';
import { Workbench } from '../sweep/workbench.js';
import type { Engine, EngineOptions, Network, NetworkOptions, Tick, TrainOptions } from '../types.js';
import {
  buffersIn,
  ENGINE,
  type FromWorker,
  type MadeNetwork,
  NETWORK_CALLS,
  type Progress,
  type Tell,
  type ToWorker,
  TRAINER_CALLS,
  toWords,
} from './protocol.js';

export type Post = (message: FromWorker, transfer: ArrayBuffer[]) => void;
type Calls = Record<string, (...args: never[]) => unknown>;

/** What can be asked and told. */
interface Thing {
  readonly calls: Calls;
  readonly told: Partial<Record<Tell, () => void>>;
  readonly progress?: () => Progress;
}

/** Returns what is to be done with each message. The engine is made when the first one comes, which names its options. */
export function serve(
  makeEngine: (options: EngineOptions) => Promise<Engine>,
  post: Post,
): (message: ToWorker) => void {
  const host = new Host();
  return (message) => {
    if ('start' in message) {
      makeEngine(message.start).then(
        (engine) => {
          host.open(engine);
          post({ ready: true }, []);
        },
        (error: unknown) => post({ unready: toWords(error) }, []),
      );
    } else if ('tell' in message) host.tell(message.on, message.tell);
    else {
      const { id } = message;
      host.ask(message.on, message.call, message.args).then(
        (answer) => post({ id, ...answer }, [...buffersIn(answer.result)]),
        (error: unknown) => post({ id, error: toWords(error) }, []),
      );
    }
  };
}

class Host {
  readonly #things = new Map<number, Thing>();
  #last = ENGINE;

  open(engine: Engine): void {
    const bench = new Workbench(engine);
    this.#things.set(ENGINE, {
      calls: {
        network: (options: NetworkOptions) => this.#addNetwork(engine.network(options)),
        fromJSON: (json: unknown) => this.#addNetwork(engine.fromJSON(json)),
        keepRows: (...rows: Parameters<Workbench['keep']>) => bench.keep(...rows),
        trainOne: (job: Job) => bench.train(job),
        beat: () => {},
      },
      told: {},
    });
  }

  async ask(
    on: number,
    call: string,
    args: readonly unknown[],
  ): Promise<{ result: unknown; at?: Progress | undefined }> {
    const thing = this.#things.get(on);
    const work = thing && Object.hasOwn(thing.calls, call) ? thing.calls[call] : undefined;
    if (work === undefined) throw new Error(`expected something in the worker that knows ${call}`);
    const result = await work(...(args as never[]));
    return { result, at: thing?.progress?.() };
  }

  tell(on: number, what: Tell): void {
    this.#things.get(on)?.told[what]?.();
  }

  #add(makeThing: (forget: () => void) => Thing): number {
    const on = ++this.#last;
    this.#things.set(
      on,
      makeThing(() => this.#things.delete(on)),
    );
    return on;
  }

  #addNetwork(net: Network): MadeNetwork {
    const { layers, activations, loss, initializer, seed } = net;
    const on = this.#add((forget) => ({
      calls: {
        ...callsOf(net, NETWORK_CALLS),
        frozen: () => net.frozen,
        trainer: (...args: Parameters<Network['trainer']>) => this.#addTrainer(net, ...args),
        train: (...args: Parameters<Network['train']>) => this.#addRun(net, ...args),
      },
      told: {
        dispose: () => {
          forget();
          net.dispose();
        },
      },
      progress: () => progressOf(net),
    }));
    return { on, layers, activations, loss, initializer, seed, at: progressOf(net) };
  }

  #addTrainer(net: Network, ...args: Parameters<Network['trainer']>): number {
    const trainer = net.trainer(...args);
    return this.#add((forget) => ({
      calls: callsOf(trainer, TRAINER_CALLS),
      told: {
        dispose: () => {
          forget();
          trainer.dispose();
        },
      },
      progress: () => progressOf(net),
    }));
  }

  /** A run of training; it goes on when its next tick is asked for. */
  #addRun(net: Network, data: Parameters<Network['train']>[0], options?: TrainOptions): number {
    const stop = new AbortController();
    const ticks = net.train(data, { ...options, signal: stop.signal });
    return this.#add((forget) => ({
      calls: { next: async (): Promise<Tick | undefined> => (await ticks.next()).value },
      told: {
        abort: () => stop.abort(),
        return: () => {
          forget();
          // Its end may be late, after the network's own, and nobody waits for it.
          ticks.return?.().catch(() => {});
        },
      },
      progress: () => progressOf(net),
    }));
  }
}

function callsOf<Name extends string>(
  thing: { [N in Name]: (...args: never[]) => unknown },
  names: readonly Name[],
): Calls {
  return Object.fromEntries(names.map((name) => [name, (...args: never[]) => thing[name](...args)]));
}

const progressOf = ({ epoch, step }: Network): Progress => ({ epoch, step });
