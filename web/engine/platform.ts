// What the platform has and TypeScript may not know of: these are its own types where a program's `lib` has the DOM or Node's types are
// there, and else as much of them as is needed.

type Known<Name extends string, Otherwise> =
  typeof globalThis extends Record<Name, { prototype: infer Instance }> ? Instance : Otherwise;

export type URL = Known<'URL', { readonly href: string }>;

export type AbortSignal = Known<'AbortSignal', { readonly aborted: boolean; readonly reason: unknown }>;

export declare namespace WebAssembly {
  type Module = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Instance } } }
    ? Instance
    : object;
}
