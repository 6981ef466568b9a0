# For plugins outside the tree: find_package(yishibu) gives yishibu_add_plugin().
add_library(yishibu_sdk INTERFACE IMPORTED)
set_target_properties(yishibu_sdk PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${CMAKE_CURRENT_LIST_DIR}/../../../include")
include("${CMAKE_CURRENT_LIST_DIR}/YishibuPlugin.cmake")
