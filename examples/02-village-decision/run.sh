#!/usr/bin/env bash
# One matter of 大柳树村, a made-up village, on its way through 四议两公开: six sheets and the other papers of the village's year.
# Usage: run.sh PROGRAM OUTPUT_FOLDER
set -eu
program=$1; out=$2; here=$(cd "$(dirname "$0")" && pwd)
export YISHIBU_NOW=${YISHIBU_NOW:-2016-12-31T08:00:00Z} YISHIBU_AUTHOR=${YISHIBU_AUTHOR:-周小梅}
rm -rf "$out/village-book" "$out/village-papers"; mkdir -p "$out/village-papers"
book="$out/village-book"
"$program" --quiet init "$book" --name 大柳树村 --region 34 --level village
for file in 10-matter-road 20-meeting-road 25-meeting-subsidy 30-report-year 40-subsidy; do
  kind=$(sed -n 's/.* kind="\([^"]*\)".*/\1/p' "$here/records/$file.xml" | head -1)
  "$program" --quiet --book "$book" new "$kind" --from "$here/records/$file.xml" | tail -n 1
done
papers() { # ID, then papers
  local id=$1; shift
  for paper; do "$program" --quiet --book "$book" render "national:$paper" "$id" -o "$out/village-papers/$paper.docx"; done
}
papers 20160302-va2bc3de party-proposal committees-talk members-review villagers-decision decision-notice result-notice opinion matter publicity feedback
papers 20160328-vm2bc3de notice sign-in minutes summary
papers 20161226-vr2bc3de report official letter ledger
papers 20161228-vs2bc3de subsidy
