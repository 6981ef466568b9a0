# Whatever the editor saves is written through to the disk while it is still open, also where it puts a new file in the old one's place.
yishibu plugin show history >/dev/null 2>&1 || { echo "skipped: the history plugin is not built"; exit 77; }
strace -o /dev/null true 2>/dev/null || { echo "skipped: strace does not work here"; exit 77; }
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
yishibu --quiet new matter --set title=修路 --set proposed_on=2016-03-01 >/dev/null
printf '#!/bin/sh\nsleep 0.6; echo " " >>"$1"; sleep 0.9; sed -i "s/修路/修桥/" "$1"; sleep 0.9; exit 1\n' >../editor; chmod +x ../editor; export EDITOR=$PWD/../editor
export ASAN_OPTIONS=detect_leaks=0  # LeakSanitizer cannot run under ptrace
strace -f -y -tt -e trace=fsync,fdatasync,exit_group -o ../calls "$YISHIBU" edit --xml 修路 >/dev/null 2>&1 || echo "→ $?"
# Of the text itself: when it was begun, after each save. The editor's last act is the exit of its own process.
editor=$(grep -m1 -n 'exit_group(1)' ../calls | cut -d: -f1)
head -n "$editor" ../calls | grep -c 'fsync([0-9]*<[^>]*/drafts/[^>]*\.xml[^>]*>'
echo "— and the folder that names it"
head -n "$editor" ../calls | grep -c 'fsync([0-9]*<[^>]*/drafts>'
yishibu drafts | sed -E 's/\.[0-9a-f]{12}\.xml/.VVVVVVVVVVVV.xml/'
