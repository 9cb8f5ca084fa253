#pragma once
#include <glib/poppler.h>
