# S42 来源不干净：引导语、断行、半角、重复、残缺都说得出。
seed=$SHARED/seed/community-consultation.txt
[ -f "$seed" ] || { echo "the source text is not here: $seed"; exit 77; }
. "$SOURCE/tests/system.sh"
yishibu import "$seed" --dry-run >said.txt
# Only the program's own words, and how often it says them.
sed -n 's/^第 [0-9]* 行：\([^：]*\)：.*/\1/p; s/^\(未收入：[^：]*\)：.*/\1/p; s/.*\(（重复，未再收入）\|（不完整）\)$/\1/p' said.txt | sed 's/（.*）$//' | sort | uniq -c | sort -rn | grep -v 未收入
yishibu --json import "$seed" --dry-run | python3 -c 'import json,sys; d=json.load(sys.stdin); print(len(d["documents"]), "documents,", sum(x["duplicate_of"] is not None for x in d["documents"]), "repeats,", sum(x["truncated"] for x in d["documents"]), "break off")'
