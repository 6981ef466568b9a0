// SPDX-License-Identifier: MIT
// bundle status: how each record of a year stands between village and office. Must not write.
#include "gather.hpp"
#include "receipt_commands.hpp"
#include "transfer.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
Outcome status_command(const Arguments& arguments, Host& host, Book* book) {
  if (!book) throw Error(ErrorKind::NotFound, tr("There is no book here."), tr("Name its folder with --book."));
  Wish wish;
  wish.year = arguments.option("year");
  if (wish.year.empty()) wish.year = host.today().substr(0, 4);
  wish.outline = arguments.option("outline");
  const Gathered bundle = gather(wish, *book, host);
  const std::vector<Record> sent = transfers(*book);
  const std::map<std::string, LastTransfer> last = last_transfers(sent);

  Outcome out;
  Value list = Value::list();
  std::size_t accepted = 0, waiting = 0;
  std::string ids;
  for (const Item& item : bundle.items) {
    const auto found = last.find(item.id);
    const bool changed = found != last.end() && !found->second.sum.empty() && found->second.sum != sum_of_item(*book->find(item.id), host);
    const char* state = "unsent";
    std::string words = tr("not sent yet");
    if (found != last.end()) {
      const LastTransfer& then = found->second;
      state = then.verdict.empty() ? "sent" : then.verdict == "refused" ? "refused" : "accepted";
      words = then.verdict.empty() ? say("sent on {0}, no receipt yet", {then.on}) : then.verdict == "refused" ? say("refused on {0}: {1}", {then.on, then.reason}) : say("accepted on {0}", {then.on});
      if (changed) words += tr(", changed since");
    }
    const bool open = found == last.end() || changed || found->second.verdict == "refused";
    if (open) ids += (ids.empty() ? "" : " ") + item.id;
    else if (found->second.verdict.empty()) ++waiting;
    else ++accepted;
    out.text.push_back(item.id + "  " + item.title + "  " + words);
    list.add(Value::object().set("id", item.id).set("title", item.title).set("state", state).set("changed", changed).set("to_send", open).set("reason", found == last.end() ? "" : found->second.reason));
  }
  const std::size_t open = bundle.items.size() - accepted - waiting;
  for (const Record& transfer : sent)
    if (transfer.field("verdict").empty()) out.text.push_back(say("No receipt yet: {0}, sent on {1} to {2}.", {transfer.field("title"), transfer.field("sent_on"), transfer.field("recipient")}));
  out.text.push_back(say("{0} records: {1} accepted, {2} without receipt, {3} still to send.", {std::to_string(bundle.items.size()), std::to_string(accepted), std::to_string(waiting), std::to_string(open)}));
  if (open > 0 && open < bundle.items.size()) out.text.push_back(say("To send only these: bundle create --year {0} --ids \"{1}\" -o …", {wish.year, ids}));
  out.json.set("year", wish.year).set("records", list).set("accepted", accepted).set("waiting", waiting).set("to_send", open);
  return out;
}

}  // namespace yishibu::bundle
