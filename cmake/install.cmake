# The library for somebody else's CMake: find_package(glassbox), then target_link_libraries(... glassbox::glassbox).
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/glassbox")
install(TARGETS glassbox EXPORT glassbox ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY cpp/include/glassbox DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
# The targets are all there is to find: the library needs no other.
install(EXPORT glassbox NAMESPACE glassbox:: FILE glassbox-config.cmake DESTINATION "${package_dir}")
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/glassbox-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/glassbox-config-version.cmake" DESTINATION "${package_dir}")
