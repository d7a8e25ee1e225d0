// From a compiled module to an engine that makes networks.
import { readNetworkOptions } from './config.js';
import { openCore } from './core.js';
import { fail, show } from './errors.js';
import { instantiate, moduleOf } from './instance.js';
import { requireSimd } from './load/simd.js';
import type { EngineModule } from './module.js';
import { EngineNetwork, type Extras, missing } from './network.js';
import { readObject } from './numbers.js';
import { namingPresent } from './present.js';
import type { Hosts } from './sweep/places.js';
import type { startSweep } from './sweep/sweep.js';
import type { SweepOptions, SweepResult, SweepSpec } from './sweep/types.js';
import type { Engine, EngineOptions, Network, NetworkOptions } from './types.js';
import { VERSION } from './version.js';

/** Finds engine.wasm and compiles it; `url` when the caller knows better where it is. The one thing page and Node differ in. */
export type CompileFile = (url: string | URL | undefined) => Promise<WebAssembly.Module>;

/** What an engine can do besides, and its networks. Sweeps are fetched when the first one is asked for. */
export interface EngineExtras extends Extras {
  sweep?: () => Promise<{ readonly startSweep: typeof startSweep; readonly hosts: Hosts }>;
}

const WHERE = 'createEngine';

export async function openEngine(
  options: EngineOptions | undefined,
  compileFile: CompileFile,
  extras: EngineExtras = {},
): Promise<Engine> {
  const given: EngineOptions = options === undefined ? {} : readObject(WHERE, 'options', options);
  extras.everyday?.checkEngineNames(WHERE, options);
  requireSimd();
  const compiled = await compile(given, compileFile);
  return new WasmEngine(compiled, await open(compiled), extras);
}

class WasmEngine implements Engine {
  readonly version = VERSION;
  readonly #compiled: WebAssembly.Module;
  readonly #module: EngineModule;
  readonly #extras: EngineExtras;

  constructor(compiled: WebAssembly.Module, module: EngineModule, extras: EngineExtras) {
    this.#compiled = compiled;
    this.#module = module;
    this.#extras = extras;
  }

  network(options: NetworkOptions): Network {
    const where = 'Engine.network';
    this.#extras.everyday?.checkNetworkNames(where, options);
    const complete = readNetworkOptions(where, options, this.#module);
    const core = namingPresent(this.#module, () => openCore(this.#module, where, complete));
    return new EngineNetwork(core, this.#extras);
  }

  fromJSON(json: unknown): Network {
    const { fromJSON } = this.#extras.json ?? missing('Engine.fromJSON');
    const core = namingPresent(this.#module, () => fromJSON(this.#module, json));
    return new EngineNetwork(core, this.#extras);
  }

  async *sweep(spec: SweepSpec, options?: SweepOptions): AsyncGenerator<SweepResult, void, undefined> {
    const { startSweep, hosts } = (await this.#extras.sweep?.()) ?? missing('Engine.sweep');
    yield* startSweep({ engine: this, module: this.#module, compiled: this.#compiled }, hosts, spec, options);
  }
}

async function compile(options: EngineOptions, compileFile: CompileFile): Promise<WebAssembly.Module> {
  const { wasmModule, wasmBinary, wasmUrl } = options;
  if (wasmModule !== undefined) {
    if (wasmModule instanceof WebAssembly.Module) return wasmModule;
    return fail('invalidConfig', WHERE, `expected wasmModule to be a WebAssembly.Module but got ${show(wasmModule)}`);
  }
  if (wasmBinary === undefined) return compileFile(wasmUrl);
  if (!(wasmBinary instanceof ArrayBuffer || ArrayBuffer.isView(wasmBinary))) {
    fail(
      'invalidConfig',
      WHERE,
      `expected wasmBinary to be an ArrayBuffer or a Uint8Array but got ${show(wasmBinary)}`,
    );
  }
  try {
    return await WebAssembly.compile(wasmBinary as BufferSource);
  } catch (cause) {
    return fail('loadFailed', WHERE, 'expected wasmBinary to hold engine.wasm but it does not compile', cause);
  }
}

async function open(compiled: WebAssembly.Module): Promise<EngineModule> {
  try {
    return moduleOf(await instantiate(compiled));
  } catch (cause) {
    return fail('loadFailed', WHERE, 'expected the engine.wasm of this package version but got another module', cause);
  }
}
