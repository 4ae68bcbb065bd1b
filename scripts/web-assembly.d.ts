/** The part of the WebAssembly interface that the schema engine needs; Node's own types leave it out. */
declare namespace WebAssembly {
  type ModuleImports = Record<string, unknown>;
  type Module = object;
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(
    module: Module,
    imports: Record<string, ModuleImports>,
  ): Promise<{ exports: Record<string, unknown> }>;
}
