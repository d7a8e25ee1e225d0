# Eigen 5 and doctest, headers only: from GLASSBOX_INCLUDE_ROOT (a prefix such as /opt/debian/usr), else from where the
# compiler's machine keeps headers, else downloaded, checked against a hash.
include(FetchContent)
set(GLASSBOX_INCLUDE_ROOT "" CACHE PATH "Prefix with include/eigen3 and include/doctest; or set it in the environment")

# glassbox_headers(NAME FILE SUFFIX URL SHA256): sets NAME_dir to the folder that FILE is found in.
function(glassbox_headers name file suffix url hash)
  # NO_CMAKE_FIND_ROOT_PATH: headers of the host serve a WebAssembly build as well.
  find_path(GLASSBOX_${name}_DIR NAMES ${file} PATH_SUFFIXES ${suffix}
    HINTS "${GLASSBOX_INCLUDE_ROOT}/include" "$ENV{GLASSBOX_INCLUDE_ROOT}/include"
    PATHS /usr/include /usr/local/include /opt/homebrew/include
    NO_CMAKE_FIND_ROOT_PATH)
  if(GLASSBOX_${name}_DIR)
    set(${name}_dir "${GLASSBOX_${name}_DIR}" PARENT_SCOPE)
    return()
  endif()
  message(STATUS "${name} was not found here: downloading it")
  FetchContent_Declare(${name} URL ${url} URL_HASH SHA256=${hash} SOURCE_SUBDIR headers-only)
  FetchContent_MakeAvailable(${name})
  set(${name}_dir "${${name}_SOURCE_DIR}" PARENT_SCOPE)
endfunction()

# Eigen/Version is there from Eigen 5 on, so an older one is passed over: it does not compile to WebAssembly.
glassbox_headers(eigen Eigen/Version eigen3
  https://gitlab.com/libeigen/eigen/-/archive/5.0.1/eigen-5.0.1.tar.gz
  e9c326dc8c05cd1e044c71f30f1b2e34a6161a3b6ecf445d56b53ff1669e3dec)
add_library(glassbox_eigen INTERFACE)
target_include_directories(glassbox_eigen SYSTEM INTERFACE "${eigen_dir}")

if(GLASSBOX_TESTS OR GLASSBOX_DETERMINISM)
  glassbox_headers(doctest doctest/doctest.h ""
    https://github.com/doctest/doctest/archive/refs/tags/v2.4.12.tar.gz
    73381c7aa4dee704bd935609668cf41880ea7f19fa0504a200e13b74999c2d70)
  # A copy of the one header: its folder may be /usr/include, which must not come before a cross compiler's own.
  configure_file("${doctest_dir}/doctest/doctest.h" "${CMAKE_BINARY_DIR}/include/doctest/doctest.h" COPYONLY)
  add_library(glassbox_doctest INTERFACE)
  target_include_directories(glassbox_doctest SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/include")
endif()
