// Compiled once for all test programs; must not include anything of the project's rooms above base.
#pragma once
#include <gtest/gtest.h>

#include "base/precompiled.hpp"
