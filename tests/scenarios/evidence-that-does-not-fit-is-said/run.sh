# A step that rests on a meeting of another day, or on one that cannot decide it, is written down and said to be so, at once and in “check”.
yishibu plugin show procedure >/dev/null 2>&1 || { echo "skipped: the procedure plugin is not built"; exit 77; }
. "$SOURCE/tests/system.sh"
yishibu --quiet init book --name 石桥村 --region 34 >/dev/null; cd book
matter=$(yishibu new matter --set title=机耕路 --set proposed_on=2016-03-01 --set track=four-two | id)
yishibu new meeting --set title=支部会 --set held=2016-03-05T19:00 >/dev/null
yishibu new meeting --set title=两委会 --set held=2016-03-09T19:00 >/dev/null
yishibu new meeting --set title=村民代表会 --set statutory=representatives-meeting --set held=2016-03-20T09:00 --set 会议记录/new=一致同意。 >/dev/null
yishibu new meeting --set title=没有记录的会 --set statutory=representatives-meeting --set held=2016-03-21T09:00 >/dev/null
code yishibu step "$matter" party-proposal --evidence 支部会
code yishibu step "$matter" committees-talk --evidence 两委会 --on 2016-03-10
code yishibu step "$matter" villagers-decision --evidence 两委会
code yishibu step "$matter" villagers-decision --evidence 没有记录的会 | head -1
code yishibu step "$matter" 村两委会商议 --evidence 没有的会 --on 2016-03-09 | tail -1
yishibu step "$matter" committees-talk --evidence 两委会 --on 2016-03-10 >/dev/null
echo "— check says the same"; yishibu --quiet check "$matter" | grep 依据
echo "— with the right ones nothing is said"
code yishibu step "$matter" committees-talk --evidence 两委会; code yishibu step "$matter" villagers-decision --evidence 村民代表会
