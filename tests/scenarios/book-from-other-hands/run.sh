# A book that other programs wrote in, with care or with malice: what stands at its head is what is listed, nothing is written outside its folder, and
# nobody waits for ever.
export ASAN_OPTIONS=detect_leaks=0  # libgit2 leaves some bytes behind where it cannot read
yishibu --quiet init book --name 石桥村 --region 34 >/dev/null; cd book
git config user.name 别人; git config user.email x@x
yishibu --quiet new matter --set title=原 --set proposed_on=2016-03-01 >/dev/null
id=$(yishibu list | cut -c1-17)
echo "— two lines are joined, and the second went there and back"
git branch side; yishibu --quiet set $id title=甲
git worktree add -q ../side side; file=$(cd ../side; git ls-files | grep $id)
for change in 原/乙 乙/原; do (cd ../side; sed -i "s/$change/" "$file"; git commit -qam 改); done
git merge -q --no-edit side 2>&1; yishibu --quiet reindex; yishibu list; yishibu show $id | grep 名称; yishibu verify
echo "— the second line took the record out, and the joining kept it"
git branch -f gone HEAD; yishibu --quiet set $id title=丙; git worktree remove --force ../side; git worktree add -q ../side gone
(cd ../side; git rm -q "$file"; git commit -qm 去); git merge -q -s ours --no-edit gone; yishibu --quiet reindex; yishibu list
echo "— an old folder is lost, with the save that brought a record"
yishibu --quiet new matter --set title=丁 --set proposed_on=2016-05-01 >/dev/null; lost=$(git rev-parse HEAD:matters/2016/05)
yishibu --quiet new matter --set title=戊 --set proposed_on=2016-05-02 >/dev/null
file=.git/objects/${lost:0:2}/${lost:2}; rm $file; rm -f .git/yishibu/index.sqlite*; yishibu list
echo "— names that lead out of the book"
cp -r ../book ../evil; cd ../evil; rm -f .git/yishibu/index.sqlite*
blob=$(echo 坏 | git hash-object -w --stdin)
up=$(printf '100644 evil.txt\0%b' "$(echo $blob | sed 's/../\\x&/g')" | git hash-object -t tree --literally -w --stdin)
root=$({ printf '40000 ..\0%b' "$(echo $up | sed 's/../\\x&/g')"; git cat-file tree HEAD^{tree}; } | git hash-object -t tree --literally -w --stdin)
git update-ref refs/heads/main $(git commit-tree $root -p HEAD -m 坏)
yishibu list >/dev/null; yishibu reindex >/dev/null; [ -e ../evil.txt ] && echo "written outside"; code yishibu verify 2>&1 | grep '\.\./'
echo "— a save that follows on itself"
cd ../book; rm -f .git/yishibu/index.sqlite*
self=1111111111111111111111111111111111111111; mkdir -p .git/objects/11
python3 - $self $(git rev-parse HEAD^{tree}) <<'P'
import sys, zlib
body = f"tree {sys.argv[2]}\nparent {sys.argv[1]}\nauthor x <x> 1 +0000\ncommitter x <x> 1 +0000\n\nx\n".encode()
open(f".git/objects/{sys.argv[1][:2]}/{sys.argv[1][2:]}", "wb").write(zlib.compress(b"commit %d\0" % len(body) + body))
P
echo $self >.git/refs/heads/main; code timeout 60 "$YISHIBU" list 2>&1
