// An experiment with the real engine in workers that are none: their messages come as late as somebody says, they die when they are told
// to, and the clock stands still between two looks. Everything in it follows from what was asked, so a run that fails fails again.
import { vi } from 'vitest';
import { parameterCount } from '../../../web/core/network/parameters.js';
import type { Engine } from '../../../web/engine/index.js';
import { Experiment } from '../../../web/experiment/experiment.js';
import type { Happening } from '../../../web/experiment/host.js';
import type { View } from '../../../web/experiment/view.js';
import { LastingSession } from '../../../web/session/lasting-session.js';
import type { Pace } from '../../../web/session/pace.js';
import type { FromWorker, ToWorker } from '../../../web/session/protocol.js';
import { serve } from '../../../web/session/worker-core.js';
import { type WorkerLike, WorkerSession } from '../../../web/session/worker-session.js';
import { FakePace } from '../session/fake-engine.js';
import { dataFile } from '../support/data-file.js';

/** What is fetched when it is first used: in real time, which the clock of a world knows nothing of. */
export const fetchAll = () =>
  Promise.all([
    import('../../../web/session/reshape.js'),
    import('../../../web/experiment/edits.js'),
    import('../../../web/experiment/resume.js'),
    import('../../../web/core/data/own-data.js'),
    import('../../../web/core/data/features.js'),
    import('../../../web/core/data/sets/made.js'),
    import('../../../web/core/settings/presets.js'),
  ]);

/** Milliseconds that pass while somebody looks at the clock: work takes time, though none is measured. */
const perLook = 0.05;

interface Mortal {
  /** As worker.terminate() does it: nobody is told. */
  silence(): void;
  /** As an uncaught error does it. */
  stop(): void;
}

export class World {
  readonly clock = new FakePace();
  readonly experiment: Experiment;
  /** What views saw that cannot be. */
  readonly wrong: string[] = [];
  /** The last thing that was said of each kind. */
  readonly said = new Map<Happening, unknown>();
  readonly #engine: Engine;
  readonly #latencies: readonly number[];
  readonly #workers: Mortal[] = [];
  readonly #waiting = new Map<Promise<unknown>, string>();
  #sent = 0;

  /** latencies: milliseconds that messages take, in turn; those of one direction keep their order. */
  constructor(engine: Engine, latencies: readonly number[]) {
    this.#engine = engine;
    this.#latencies = latencies.length > 0 ? latencies : [0];
    this.experiment = new Experiment({
      openSession: async (reports) => {
        const session = new LastingSession(await this.#connect(), () => this.#connect(), reports, this.clock.now);
        const want = session.want.bind(session);
        session.want = (wants) => {
          try {
            want(wants);
          } catch (error) {
            this.wrong.push(`what views need was refused: ${error}`);
          }
        };
        return session;
      },
      openEngine: async () => engine,
      readFile: async (name) => dataFile(name),
      say: (what, detail) => this.said.set(what, detail),
    });
    vi.spyOn(performance, 'now').mockImplementation(() => this.clock.now());
    this.experiment.addView(this.#watcher());
  }

  /** Something was asked; it must come to an end. */
  ask(name: string, answer: Promise<unknown>): void {
    this.#waiting.set(answer, name);
    const settled = () => this.#waiting.delete(answer);
    answer.then(settled, (error: unknown) => {
      settled();
      this.wrong.push(`${name} was rejected: ${error}`);
    });
  }

  /** Time goes by until everything that was asked has come to an end, or a minute has passed. Returns what has not. */
  async settle(): Promise<string[]> {
    for (let turn = 0; turn < 600 && this.#waiting.size > 0; turn++) await this.clock.run(100);
    await this.clock.run(100);
    return [...this.#waiting.values()];
  }

  /** Asks, and lets time go by until it is done. */
  async done(name: string, answer: Promise<unknown>): Promise<void> {
    this.ask(name, answer);
    const left = await this.settle();
    if (left.length > 0) throw new Error(`never came to an end: ${left.join(', ')}`);
  }

  /** What was asked for, once time has gone by. */
  async answer<V>(answer: Promise<V> | undefined): Promise<V | undefined> {
    if (answer) await this.done('an answer', answer);
    return answer;
  }

  kill(how: keyof Mortal): void {
    this.#workers.at(-1)?.[how]();
  }

  dispose(): void {
    this.experiment.session?.dispose();
    vi.restoreAllMocks();
  }

  async #connect(): Promise<WorkerSession> {
    const worker = this.#worker();
    worker.postMessage({ order: 'start' });
    return new WorkerSession(worker, this.clock.drawn, this.clock.after);
  }

  #worker(): WorkerLike {
    const { clock } = this;
    let gone = false;
    // As a thread of its own would have it: looking at the clock costs time.
    const pace: Pace = {
      slice: clock.slice,
      soon: clock.soon,
      after: clock.after,
      now: () => {
        clock.pass(perLook);
        return clock.now();
      },
    };
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      terminate: () => (gone = true),
      postMessage: () => {},
    };
    const receive = serve(
      () => Promise.resolve(this.#engine),
      pace,
      this.#channel((message: FromWorker) => {
        if (!gone) worker.onmessage?.({ data: message } as MessageEvent<FromWorker>);
      }),
    );
    worker.postMessage = this.#channel((message: ToWorker) => {
      if (!gone) receive(message);
    });
    this.#workers.push({
      silence: () => (gone = true),
      stop: () => {
        gone = true;
        worker.onerror?.({ message: 'out of memory' } as ErrorEvent);
      },
    });
    return worker;
  }

  /** Messages are cloned and come later, in their order. */
  #channel<Message>(deliver: (message: Message) => void): (message: Message, transfer?: Transferable[]) => void {
    let last = 0;
    return (message, transfer = []) => {
      const copy = structuredClone(message, { transfer });
      const latency = this.#latencies[this.#sent++ % this.#latencies.length] as number;
      last = Math.max(last, this.clock.now() + latency);
      this.clock.after(last - this.clock.now(), () => deliver(copy));
    };
  }

  #watcher(): View {
    return {
      tellsProblem: true,
      // Whoever asks this of another network than the session has is refused.
      currentNeeds: () => ['trace', 'answers of 0', 'answers of 1', 'answers of 2'],
      receive: (frame) => {
        const { scene } = this.experiment;
        if (!scene) return void this.wrong.push('a frame without a scene');
        const expected = parameterCount(scene.layers);
        if (frame.parameters.length !== expected)
          this.wrong.push(`a frame of ${frame.parameters.length} parameters in a scene of ${expected}`);
        if (frame.trace && frame.trace.a.length !== scene.layers.length - 1)
          this.wrong.push('a trace of another network');
      },
      refused: () => {},
      sceneChanged: () => {},
      stateChanged: () => {},
      pointChanged: () => {},
    };
  }
}
