# A plugin is installed whole or not at all, and nothing of it runs; code that ended the program while loading is passed over.
yishibu plugin new cn-gd --region 44 >/dev/null
code yishibu plugin install cn-gd
yishibu plugin list | grep cn-gd
echo "without its book:"; yishibu --book nowhere plugin list | grep cn-gd
code yishibu plugin install cn-gd
sed -i 's/version="0.1.0"/version="0.2.0"/' cn-gd/plugin.xml
code yishibu plugin install cn-gd
# The same as a file; and files made to do harm.
sed -i 's/version="0.2.0"/version="0.10.0"/' cn-gd/plugin.xml
zip -qr cn-gd.zip cn-gd
code yishibu plugin install cn-gd.zip
yishibu plugin list | grep cn-gd
python3 - <<'P'
import zipfile
manifest = open('cn-gd/plugin.xml').read().replace('0.10.0', '9.0.0')
def make(name, *entries):
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as z:
        for path, text in (('cn-gd/plugin.xml', manifest),) + entries: z.writestr(path, text)
link = zipfile.ZipInfo('cn-gd/kinds'); link.create_system = 3; link.external_attr = 0o120777 << 16
make('up.zip', ('cn-gd/../../x', 'x'))
make('absolute.zip', ('/tmp/x', 'x'))
make('link.zip', (link, '/etc'))
make('bomb.zip', ('cn-gd/big.xml', b'\0' * (100 << 20)))
make('two.zip', ('other/plugin.xml', 'x'))
make('loose.zip', ('README.md', 'x'))
make('mistyped.zip', )
with zipfile.ZipFile('mistyped.zip', 'w') as z: z.writestr('cn-gd/plugin.xml', manifest.replace('<check ', '<chek '))
P
for bad in up absolute link bomb two loose mistyped; do echo "$bad:"; code yishibu plugin install $bad.zip; done
ln -s /etc/passwd cn-gd/README.txt; sed -i 's/0.10.0/0.11.0/' cn-gd/plugin.xml; code yishibu plugin install cn-gd
find "$HOME/.config/yishibu" -maxdepth 2 | sort | sed "s#$HOME#HOME#"

# Code: installed, not run before it is trusted.
mkdir aborts; cp "$BUILD/tests/bad/aborts/plugin.so" aborts
echo '<plugin xmlns="urn:yishibu:plugin:1" id="aborts" version="1.0.0" api="1"><title>x</title><library file="plugin.so" sha256=""/><contributes><exporter id="aborts:x" label="x" extension="x"/></contributes></plugin>' >aborts/plugin.xml
ABORT=1 code yishibu plugin install aborts
ABORT=1 code yishibu plugin doctor aborts
yishibu plugin trust aborts
rows() { ls "$HOME/.config/yishibu/loading" | sed 's/\.[0-9]*$/.PID/'; }
code yishibu plugin doctor aborts; rows
crash() { local rc=0; (ABORT=1 "$YISHIBU" plugin doctor aborts; exit $?) >/dev/null 2>&1 || rc=$?; echo "the program ended: $((rc > 1))"; }
crash; rows
echo "the next start:"; code yishibu plugin doctor aborts
yishibu plugin trust aborts; rows; code yishibu plugin doctor aborts
# The row of a living process is no crash, whoever it is; one of another start is.
row() { echo "aborts $1 $(cat /proc/sys/kernel/random/boot_id) $2 load" >"$HOME/.config/yishibu/loading/aborts.$1"; }
sleep 60 & start=$(cut -d' ' -f22 /proc/$!/stat)
row $! $start; code yishibu plugin doctor aborts
row $! 1; code yishibu plugin doctor aborts
kill $!
# Where nothing can be written, everything goes on.
rm -r "$HOME/.config/yishibu/loading"; echo >"$HOME/.config/yishibu/loading"
code yishibu plugin doctor aborts
