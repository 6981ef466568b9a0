# For plugins outside the tree: find_package(Yishibu) gives yishibu_add_plugin().
if(NOT TARGET yishibu_sdk)
  add_library(yishibu_sdk INTERFACE IMPORTED)
  set_target_properties(yishibu_sdk PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${CMAKE_CURRENT_LIST_DIR}/../../../include")
endif()
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release)
endif()
include("${CMAKE_CURRENT_LIST_DIR}/YishibuPlugin.cmake")
