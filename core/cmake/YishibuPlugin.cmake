# yishibu_add_plugin(ID [sources…] [LINK targets…]): makes a plugin from the folder it is called in.
# Data files are copied as they are; with sources, plugin.so is built beside them and its SHA-256 written into plugin.xml.
# The flags are those of docs/developer/plugins.md: one exported symbol, nothing left unresolved, never unloaded.
set(YISHIBU_PLUGIN_MAP "${CMAKE_CURRENT_LIST_DIR}/plugin.map")
set(YISHIBU_SEAL "${CMAKE_CURRENT_LIST_DIR}/seal.cmake")
if(NOT YISHIBU_PLUGINS)
  set(YISHIBU_PLUGINS "${CMAKE_BINARY_DIR}/plugins")
endif()

function(yishibu_add_plugin id)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK")
  set(sources ${arg_UNPARSED_ARGUMENTS})
  set(folder "${YISHIBU_PLUGINS}/${id}")
  file(GLOB_RECURSE data CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}" *.xml *.xsd *.docx *.po README.md run.sh expected.txt)
  list(FILTER data EXCLUDE REGEX "^(src|build[^/]*)/")
  list(FILTER data EXCLUDE REGEX "^tests/[^/]*$")
  set(made)
  foreach(item ${data})
    if(item STREQUAL "plugin.xml" AND sources)
      continue()
    endif()
    add_custom_command(OUTPUT "${folder}/${item}" DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${item}"
      COMMAND ${CMAKE_COMMAND} -E copy "${CMAKE_CURRENT_SOURCE_DIR}/${item}" "${folder}/${item}")
    list(APPEND made "${folder}/${item}")
  endforeach()
  if(sources)
    # Compiled once: for plugin.so, and for whoever tests the code without it.
    add_library(plugin_${id}_objects OBJECT ${sources})
    target_include_directories(plugin_${id}_objects PRIVATE src)
    target_link_libraries(plugin_${id}_objects PUBLIC yishibu_sdk ${arg_LINK})
    target_compile_features(plugin_${id}_objects PRIVATE cxx_std_20)
    set_target_properties(plugin_${id}_objects PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden)
    add_library(plugin_${id} MODULE $<TARGET_OBJECTS:plugin_${id}_objects>)
    target_link_libraries(plugin_${id} PRIVATE yishibu_sdk ${arg_LINK})
    set_target_properties(plugin_${id} PROPERTIES PREFIX "" OUTPUT_NAME plugin LIBRARY_OUTPUT_DIRECTORY "${folder}"
      LINKER_LANGUAGE CXX LINK_DEPENDS "${YISHIBU_PLUGIN_MAP}")
    # Small, and without what nobody calls: the program checks the sum of every byte before it loads a plugin.
    target_compile_options(plugin_${id}_objects PRIVATE -ffunction-sections -fdata-sections $<$<CONFIG:Release>:-Os>)
    target_link_options(plugin_${id} PRIVATE -Wl,--gc-sections $<$<CONFIG:Release>:-Wl,--strip-all> -Wl,-z,nodelete "-Wl,--version-script=${YISHIBU_PLUGIN_MAP}" -Wl,--build-id=sha1)
    if(NOT YISHIBU_SANITIZE)
      target_link_options(plugin_${id} PRIVATE -Wl,-z,defs)
    endif()
    add_custom_command(OUTPUT "${folder}/plugin.xml" DEPENDS plugin_${id} "${CMAKE_CURRENT_SOURCE_DIR}/plugin.xml" "${YISHIBU_SEAL}"
      COMMAND ${CMAKE_COMMAND} -DMANIFEST=${CMAKE_CURRENT_SOURCE_DIR}/plugin.xml -DLIBRARY=$<TARGET_FILE:plugin_${id}> -DOUTPUT=${folder}/plugin.xml -P "${YISHIBU_SEAL}")
    list(APPEND made "${folder}/plugin.xml")
  endif()
  add_custom_target(plugin_${id}_data ALL DEPENDS ${made})
endfunction()
