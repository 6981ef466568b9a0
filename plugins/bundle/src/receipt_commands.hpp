// SPDX-License-Identifier: MIT
// The commands between village and township: bundle send, receipt and status. Must not judge bags.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::bundle {

/// The village writes into the book what it hands over.
Outcome send_command(const Arguments& arguments, Host& host, Book* book);
/// The township answers; with --read the village takes the answer into the book.
Outcome receipt_command(const Arguments& arguments, Host& host, Book* book);
/// What has been sent, accepted and refused, and what is still to send.
Outcome status_command(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::bundle
