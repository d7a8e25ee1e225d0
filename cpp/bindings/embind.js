// The JavaScript half of Embind for functions of plain numbers. Embind's own converts objects, strings and classes as
// well, checks the types of arguments on every call, and would be half of the glue that every page downloads. Here a
// function's name becomes a function that hands its numbers to the wrapper that Embind's C++ half made: (target,
// ...numbers). Which numbers, web/engine/instance.ts says in types.
addToLibrary({
  _embind_register_function__deps: ['$AsciiToString', '$wasmTable'],
  _embind_register_function: (name, _argCount, _argTypes, _signature, wrapper, target) => {
    const call = wasmTable.get(wrapper);
    Module[AsciiToString(name)] = (...numbers) => call(target, ...numbers);
  },
  // Debug builds only: what handles.h says of a wrong handle.
  glassbox_refuse__deps: ['$AsciiToString'],
  glassbox_refuse: (sentence) => {
    throw new TypeError(AsciiToString(sentence));
  },
});
