# Finds Emscripten's own toolchain file, so that `cmake --preset wasm` works wherever emcc does: beside EMSCRIPTEN, in
# EMSDK, or by asking the em-config on PATH. Under emcmake this file is passed over.
set(candidates "$ENV{EMSCRIPTEN}" "$ENV{EMSDK}/upstream/emscripten")
find_program(GLASSBOX_EM_CONFIG em-config)
if(GLASSBOX_EM_CONFIG)
  execute_process(COMMAND "${GLASSBOX_EM_CONFIG}" EMSCRIPTEN_ROOT OUTPUT_VARIABLE em_root
    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  list(APPEND candidates "${em_root}")
endif()

foreach(candidate IN LISTS candidates)
  set(file "${candidate}/cmake/Modules/Platform/Emscripten.cmake")
  if(candidate AND EXISTS "${file}")
    include("${file}")
    return()
  endif()
endforeach()
message(FATAL_ERROR "Emscripten was not found. Expected emcc on PATH, or EMSDK or EMSCRIPTEN to name its folder.")
