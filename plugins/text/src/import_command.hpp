// SPDX-License-Identifier: MIT
// The command “import”: takes records from files by whatever importer fits their names, says everything that was changed, left out or
// doubtful, and keeps each file as an attachment. Must not know any file format.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::text_import {

/// import FILE… [--kind K] [--dry-run] [--again]. A file that was imported before is not saved twice.
Outcome import_files(const Arguments& arguments, Host& host, Book* book);

/// attach ID FILE: keeps a photo or scan with the record, also with an issued one. The same file a second time changes nothing.
Outcome attach_file(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::text_import
