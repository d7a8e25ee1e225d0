// From a compiled module to an engine that makes networks.
import { readNetworkOptions } from './config.js';
import { openCore } from './core.js';
import { fail, GlassboxError, show } from './errors.js';
import { fromJSON } from './json.js';
import type { EngineModule, ModuleFactory } from './module.js';
// @ts-expect-error The glue is built, not written: it has no declarations, or is not there yet. ModuleFactory is its type.
import builtModule from './native/engine.js';
import { EngineNetwork } from './network.js';
import { readObject } from './numbers.js';
import type { Engine, EngineOptions, Network, NetworkOptions } from './types.js';
import { VERSION } from './version.js';

/** Finds engine.wasm and compiles it; `url` when the caller knows better where it is. The one thing page and Node differ in. */
export type CompileFile = (url: string | URL | undefined) => Promise<WebAssembly.Module>;

const createModule: ModuleFactory = builtModule;

const WHERE = 'createEngine';

export async function openEngine(options: EngineOptions | undefined, compileFile: CompileFile): Promise<Engine> {
  const given: EngineOptions = options === undefined ? {} : readObject(WHERE, 'options', options);
  requireSimd();
  return new WasmEngine(guard(await instantiate(await compile(given, compileFile))));
}

class WasmEngine implements Engine {
  readonly version = VERSION;
  readonly #module: EngineModule;

  constructor(module: EngineModule) {
    this.#module = module;
  }

  network(options: NetworkOptions): Network {
    const where = 'Engine.network';
    return new EngineNetwork(openCore(this.#module, where, readNetworkOptions(where, options, this.#module)));
  }

  fromJSON(json: unknown): Network {
    return new EngineNetwork(fromJSON(this.#module, json));
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

function instantiate(compiled: WebAssembly.Module): Promise<EngineModule> {
  return new Promise<EngineModule>((resolve, reject) => {
    createModule({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, imports)
          .then((instance) => done(instance, compiled))
          .catch(reject);
        return {};
      },
    }).then(resolve, reject);
  }).catch((cause: unknown) =>
    fail('loadFailed', WHERE, 'expected the engine.wasm of this package version but got another module', cause),
  );
}

/** A function that makes a SIMD value: only engines with 128-bit SIMD accept it. */
const SIMD_PROBE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];

function requireSimd(): void {
  if (typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(SIMD_PROBE))) return;
  fail('unsupported', WHERE, 'expected WebAssembly with 128-bit SIMD, which browsers have had since 2023');
}

/** When the module traps, which is how it runs out of memory in the middle of a call, that too becomes a GlassboxError. */
function guard(module: EngineModule): EngineModule {
  const guarded = Object.create(module) as Record<string, unknown>;
  for (const [name, member] of Object.entries(module)) {
    if (typeof member !== 'function') continue;
    guarded[name] = (...values: unknown[]): unknown => {
      try {
        return member(...values);
      } catch (cause) {
        if (cause instanceof GlassboxError) throw cause;
        return fail('outOfMemory', name, 'the engine stopped, most likely out of memory; make a new one', cause);
      }
    };
  }
  return guarded as unknown as EngineModule;
}
