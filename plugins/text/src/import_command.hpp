// SPDX-License-Identifier: MIT
// The command “import”: takes records from files by whatever importer fits their names, says everything that was changed, left out or
// doubtful, and keeps each file as an attachment. Must not know any file format.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::text_import {

/// import FILE… [--kind K] [--dry-run] [--again]. A file that was imported before is not saved twice.
Outcome import_files(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::text_import
