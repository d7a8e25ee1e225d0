# One set of flags for everything, so that every build computes the same bits.
add_library(glassbox_flags INTERFACE)
target_compile_features(glassbox_flags INTERFACE cxx_std_20)
target_compile_options(glassbox_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion
  -ffp-contract=off   # a fused multiply-add rounds once where the source says twice, and not every machine has it
  -fno-math-errno)    # lets square roots go four lanes at a time

if(EMSCRIPTEN)
  # -msse4.1 on top of -msimd128: Eigen then uses its SSE code, which Emscripten maps to WebAssembly's vectors.
  target_compile_options(glassbox_flags INTERFACE -msimd128 -msse4.1)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|amd64|AMD64|i[3-6]86)$")
  target_compile_options(glassbox_flags INTERFACE -msse4.1 -mfpmath=sse)
endif()

# The build that checks everything is strict; elsewhere a newer compiler's new warning stops nobody.
option(GLASSBOX_WERROR "Warnings are errors" ${GLASSBOX_SANITIZE})
if(GLASSBOX_WERROR)
  target_compile_options(glassbox_flags INTERFACE -Werror)
endif()

if(GLASSBOX_SANITIZE)
  target_compile_options(glassbox_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(glassbox_flags INTERFACE -fsanitize=address,undefined)
endif()
