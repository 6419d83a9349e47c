# cmake -DPROGRAM=clang-format-14 [-DFIX=ON] -P tests/format/check.cmake
# Fails, naming each place, when a C++ file is not laid out as .clang-format says; FIX lays it out instead.
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
file(GLOB_RECURSE files ${root}/sim/*.cpp ${root}/sim/*.hpp ${root}/viz/*.cpp ${root}/viz/*.hpp
     ${root}/tests/*.cpp ${root}/tests/*.hpp)
list(LENGTH files count)
if(count EQUAL 0)
    message(FATAL_ERROR "no C++ file under ${root}")
endif()
if(FIX)
    set(mode -i)
else()
    set(mode --dry-run --Werror)
endif()
execute_process(COMMAND ${PROGRAM} ${mode} --style=file ${files} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "lay the files above out with: cmake -DPROGRAM=${PROGRAM} -DFIX=ON -P tests/format/check.cmake")
endif()
message(STATUS "${count} files are laid out as .clang-format says")
