# A bad disk: verify says in words what is damaged, repair puts right what can be put right and says what cannot; a copy on a stick brings back the rest.
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
yishibu --quiet new matter --set title=修路 --set proposed_on=2016-03-01 >/dev/null
yishibu --quiet new matter --set title=停车 --set proposed_on=2016-04-01 >/dev/null
id=$(yishibu list | grep 修路 | cut -c1-17); file=matters/2016/03/$id.xml
yishibu --quiet set $id title=修路和路灯 >/dev/null
cp -r . ../stick
spoil() { chmod u+w .git/objects/${1:0:2}/${1:2}; echo x >.git/objects/${1:0:2}/${1:2}; }
named() { sed -E 's/[0-9a-f]{10}/SSSSSSSSSS/g'; }
echo "— whole"; yishibu verify; yishibu repair
echo "— the text of today is damaged; the file in the folder still has it"
spoil $(git rev-parse HEAD:$file); code yishibu verify; code yishibu show $id 2>&1; yishibu repair; yishibu verify; yishibu show $id | grep 名称
echo "— the file in the folder is gone too: the version before takes its place"
spoil $(git rev-parse HEAD:$file); rm $file; yishibu repair | sed -E 's/[0-9]{4}-[0-9]{2}-[0-9]{2} 的/DAY 的/'; yishibu show $id | grep 名称; yishibu history --lines $id | named
echo "— the stick has it"
yishibu repair --from ../stick; yishibu verify
echo "— the book has forgotten where it stands"
rm .git/refs/heads/main; code yishibu list 2>&1; code yishibu set $id title=盲写 2>&1; yishibu repair | named; yishibu list
echo "— one byte behind what it stands at is another: git would read the book no more"
printf '\f' | dd of=.git/refs/heads/main bs=1 seek=40 conv=notrunc status=none
code yishibu list 2>&1; code yishibu verify; yishibu repair | named; git rev-parse --quiet --verify HEAD >/dev/null && echo "git reads it"; yishibu list
echo "— so are the settings and the list of pointers that other programs read too"
git pack-refs --all; sed -i 's/ refs/#refs/' .git/packed-refs; echo 'core]' >.git/config
code yishibu set $id title=又一次 2>&1; code yishibu verify; yishibu repair | named; code yishibu verify; git log --format=%an -1; git config core.filemode; ls .git/yishibu/damaged | grep -E "^(config|packed-refs)$"
git clone -q . ../clone && git -C ../clone config core.autocrlf input; code yishibu --book ../clone verify
echo "— two at once: the file that says whose book it is, and what would say it instead"
for hurt in 'echo x >.git/refs/heads/main' 'echo core] >.git/config' 'rm .git/HEAD' 'rm .git/refs/heads/main'; do
  rm -f book.xml; eval "$hurt"; code yishibu list 2>&1 | tail -1; code yishibu verify | tail -1; yishibu repair >/dev/null; yishibu verify; yishibu --json show $id | grep -c 修路
done
echo "— a stick that is none"
spoil $(git rev-parse HEAD:$file); code yishibu repair --from /nowhere 2>&1
