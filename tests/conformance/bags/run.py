# SPDX-License-Identifier: MIT
# Good and bad bags with the verdict and the line that each must get. Usage: run.py YISHIBU. Exit 1 where one gets another.
# A case is a name, the exit code, what every line of level "must" has to say (none: no such line), and how the bag is made.
import hashlib, os, socket, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
from make import Part, bag, folder, fresh, line, pack, plus, zipped

NO_SUM, REFUSED, MISSING, TWICE = "0" * 64, "is refused", "is missing", "twice"
listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(False)
URL = f"http://127.0.0.1:{listener.getsockname()[1]}/"
ALPHA = line("sha256", "data/a.txt", "alpha")
cases = []


def case(name, code, lines, make, also=()):
    cases.append((name, code, [lines] if isinstance(lines, str) else list(lines), make, also))


def of(name, code, lines, also=(), **how):
    case(name, code, lines, lambda at: folder(at + "/bag", bag(**how)), also)


def listed(name, lines, written, sum=NO_SUM):
    of(name, 1, lines, changes={"manifest-sha256.txt": plus(f"{sum}  {written}\n")})


def zip_of(name, code, lines, also=(), files=None, **how):
    case(name, code, lines, lambda at: zipped(at + "/b.zip", bag() if files is None else files, **how), also)


# ---- Good ----
for version in ("0.93", "0.94", "0.95", "0.96", "0.97", "1.0"):
    of("version-" + version, 0, [], version=version, also=("BagIt " + version,))
for algorithm in ("md5", "sha1", "sha256", "sha512", "sm3"):
    if algorithm not in hashlib.algorithms_available: continue
    of("sums-" + algorithm, 0, [], algorithm=algorithm, also=("2 sums by " + algorithm,))
of("two-manifests", 0, [], changes={"manifest-sha512.txt": line("sha512", "data/a.txt", "alpha") + line("sha512", "data/村/b.txt", "beta")}, also=("checked by sha256, sha512",))
of("without-tag-manifest", 0, [], tags=False, also=("no sum speaks of bag-info.txt, bagit.txt",))
of("line-ends-crlf", 0, [], changes={"manifest-sha256.txt": lambda old: old.replace("\n", "\r\n"), "bagit.txt": lambda old: old.replace("\n", "\r\n")})
of("line-ends-cr", 0, [], changes={"manifest-sha256.txt": lambda old: old.replace("\n", "\r")})
of("sums-in-capitals", 0, [], changes={"manifest-sha256.txt": lambda old: "".join(l[:64].upper() + l[64:] for l in old.splitlines(True))})
of("stars-of-md5sum", 0, [], changes={"manifest-sha256.txt": lambda old: old.replace("  ", " *")})
of("mark-in-manifest", 0, [], changes={"manifest-sha256.txt": lambda old: "\ufeff" + old}, also=("byte order mark",))
of("percent-encoded", 0, [], payload={"data/5%": "p", "data/a\nb": "n"}, changes={"manifest-sha256.txt": line("sha256", "", "p", "data/5%25") + line("sha256", "", "n", "data/a%0Ab")})
of("dot-slash", 0, [], changes={"manifest-sha256.txt": lambda old: old.replace("data/a", "./data/a")}, also=("should not begin",))
of("fetched-already", 0, [], changes={"fetch.txt": URL + "a 5 data/a.txt\n"})
of("unknown-algorithm-beside", 0, [], changes={"manifest-blake9.txt": "00ff  data/a.txt\n00ff  data/村/b.txt\n"}, also=("2 sums in manifest-blake9.txt; “blake9” is not known",))
of("empty-payload", 0, [], payload={}, also=("payload is empty",))
of("windows-names", 0, [], payload={"data/aux.txt": "1", "data/what?.txt": "2", "data/end.": "3"}, also=("device's name", "forbids", "dot or space"))
of("gb18030", 0, [], version="0.97", changes={"bagit.txt": "BagIt-Version: 0.97\nTag-File-Character-Encoding: GB18030\n", "manifest-sha256.txt": lambda old: old.encode("gb18030")})
case("zip-stored", 0, [], lambda at: zipped(at + "/b.zip", bag()))
case("zip-deflated", 0, [], lambda at: pack(at + "/b.zip", [Part("b/" + p, c, deflate=True) for p, c in bag().items()]))
of("zip-inside", 0, [], payload={"data/inner.zip": b"PK\x05\x06" + b"\0" * 18, "data/broken.zip": b"PK\x03\x04nonsense"})

# ---- Files that are not what they were ----
of("wrong-sum", 1, "its sha256 is " + hashlib.sha256(b"alphA").hexdigest() + ", not " + hashlib.sha256(b"alpha").hexdigest(), changes={"data/a.txt": "alphA"})
of("missing", 1, [MISSING, "Payload-Oxum says"], changes={"data/a.txt": None})
of("extra", 1, ["is in no manifest", "Payload-Oxum says"], changes={"data/new.txt": "x"})
of("shorter", 1, ["is not what it was", "Payload-Oxum says"], changes={"data/a.txt": "alph"})
of("duplicate", 1, TWICE, changes={"manifest-sha256.txt": plus(ALPHA)})
of("manifests-disagree", 1, "its md5 is", changes={"manifest-md5.txt": line("md5", "", "other", "data/a.txt") + line("md5", "", "beta", "data/村/b.txt")})
of("manifests-list-other-files", 1, "is not listed here", changes={"manifest-md5.txt": line("md5", "data/a.txt", "alpha")})
of("oxum-files", 1, "Payload-Oxum says 9.3", changes={"bag-info.txt": "Payload-Oxum: 9.3\n"})
of("oxum-bytes", 1, "Payload-Oxum says 8.2", changes={"bag-info.txt": "Payload-Oxum: 8.2\n"})
of("oxum-words", 1, "bytes.files", changes={"bag-info.txt": "Payload-Oxum: many\n"})
of("oxum-twice", 1, "more than once", changes={"bag-info.txt": plus("Payload-Oxum: 9.2\n")})
of("info-no-label", 1, "Label", changes={"bag-info.txt": plus("nothing\n")})
of("truncated-folder", 1, ["no line of a sha256 manifest", "is in no manifest"], changes={"manifest-sha256.txt": lambda old: old[:-20], "tagmanifest-sha256.txt": ""})
of("tag-manifest-wrong", 1, "is not what it was", changes={"tagmanifest-sha256.txt": line("sha256", "bagit.txt", "other")})
of("tag-manifest-missing-file", 1, MISSING, changes={"tagmanifest-sha256.txt": NO_SUM + "  gone.txt\n"})
of("tag-manifest-lists-itself", 1, "none may be listed", changes={"tagmanifest-sha256.txt": NO_SUM + "  tagmanifest-sha256.txt\n"})
of("tag-manifest-lists-payload", 1, "is payload", changes={"tagmanifest-sha256.txt": ALPHA})
of("manifest-lists-tags", 1, "not below data/", changes={"manifest-sha256.txt": plus(NO_SUM + "  bagit.txt\n")})
of("unknown-algorithm-alone", 1, "No sum of this file can be checked", changes={"manifest-sha256.txt": None, "manifest-blake9.txt": "00ff  data/a.txt\n00ff  data/村/b.txt\n"})
of("no-manifest", 1, ["no payload manifest", "is in no manifest"], changes={"manifest-sha256.txt": None})
of("short-sum", 1, ["no line of a sha256", "is in no manifest"], changes={"manifest-sha256.txt": lambda old: old[1:]})

# ---- Declaration and encoding ----
case("empty-folder", 1, ["this is no bag", "no payload manifest"], lambda at: fresh(at + "/bag"))
of("no-declaration", 1, "this is no bag", changes={"bagit.txt": None})
of("version-2", 1, "is not known", changes={"bagit.txt": "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n"})
of("declaration-order", 1, "no", changes={"bagit.txt": "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n"})
of("declaration-mark", 1, "byte order mark", changes={"bagit.txt": "\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"})
of("encoding-unknown", 1, "KLINGON", changes={"bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: KLINGON-8\n"})
of("encoding-wrong", 1, ["cannot be read as UTF-8", "is in no manifest"], changes={"manifest-sha256.txt": lambda old: old.encode("gb18030")})

# ---- Paths ----
listed("path-absolute", REFUSED, "/etc/passwd")
listed("path-up", REFUSED, "data/../../x")
listed("path-up-only", REFUSED, "..")
listed("path-home", REFUSED, "~/x")
listed("path-home-of-root", REFUSED, "~root/x")
listed("path-drive", REFUSED, "C:/x")
listed("path-backslash", REFUSED, "data\\..\\..\\x")
listed("path-empty-part", REFUSED, "data//x")
listed("path-dot", REFUSED, "data/./x")
listed("path-decodes-upwards", REFUSED, "data/%0A/../../../x")
listed("path-percent-stays", MISSING, "data/%2e%2e/x")
of("twins-by-case", 1, "only by case", payload={"data/A.txt": "1", "data/a.txt": "2"})
of("twins-by-form", 1, "only by case or Unicode", payload={"data/caf\u00e9": "1", "data/cafe\u0301": "2"})
of("fetch", 1, ["is incomplete", "Payload-Oxum says"], changes={"data/a.txt": None, "fetch.txt": URL + "a 5 data/a.txt\n"})
of("fetch-outside", 1, REFUSED, changes={"fetch.txt": URL + "a 5 ../a.txt\n"})
of("fetch-nonsense", 1, "no line of a fetch.txt", changes={"fetch.txt": "nonsense\n"})
of("fetch-unlisted", 1, ["is incomplete", "is in no manifest"], changes={"fetch.txt": URL + "a 5 data/z.txt\n"})


# ---- What is no plain file ----
def with_thing(thing):
    def make(at):
        folder(at + "/bag", bag())
        thing(at + "/bag/data/thing")
        return at + "/bag"
    return make


def open_socket(path):
    here = os.getcwd()
    os.chdir(os.path.dirname(path))  # such a path may have 107 bytes
    socket.socket(socket.AF_UNIX).bind("thing")
    os.chdir(here)


case("link-to-file", 1, "symbolic link", with_thing(lambda path: os.symlink("/etc/passwd", path)))
case("link-to-folder", 1, "symbolic link", with_thing(lambda path: os.symlink("..", path)))
case("link-to-nothing", 1, "symbolic link", with_thing(lambda path: os.symlink("nowhere", path)))
case("pipe", 1, "device, pipe or socket", with_thing(os.mkfifo))
case("socket", 1, "device, pipe or socket", with_thing(open_socket))
if os.getuid() == 0:
    case("device", 1, "device, pipe or socket", with_thing(lambda path: os.mknod(path, 0o20600, os.makedev(1, 3))))


def unreadable(at):
    folder(at + "/bag", bag())
    os.chmod(at + "/bag/data/a.txt", 0)
    return at + "/bag"


case("unreadable", 1, ["cannot be read", "Payload-Oxum says"], unreadable)

# ---- ZIP files ----
zip_of("zip-name-twice", 1, TWICE, extra=[Part("b/data/a.txt", "alpha")])
zip_of("zip-up", 1, "", extra=[Part("b/../evil", "x")])
zip_of("zip-absolute", 1, "", extra=[Part("/evil", "x")])
zip_of("zip-outside-top", 1, "outside the bag's folder", extra=[Part("other/file", "x")])
zip_of("zip-link", 1, "symbolic link", extra=[Part("b/data/link", "/etc/passwd", mode=0o120777)])
zip_of("zip-device", 1, "device, pipe or socket", extra=[Part("b/data/null", "", mode=0o20666)])
zip_of("zip-encrypted", 1, "is encrypted", extra=[Part("b/data/c", "x", flags=0x801)])
zip_of("zip-method", 1, "method 14", extra=[Part("b/data/c", "x", method=14)])
zip_of("zip64-lie", 1, "zip64", extra=[Part("b/data/c", "x", size=0xFFFFFFFF, extra=b"\x01\x00\x10\x00" + b"\xff" * 16)])
zip_of("zip-offset-lie", 1, "is not where", extra=[Part("b/data/c", "x", offset=0x7FFFFFFF)])
zip_of("zip-overlap", 1, "", extra=[Part("b/data/c", "x", offset=0)])
zip_of("zip-other-name-inside", 1, "another name", extra=[Part("b/data/c", "x", local="b/data/d")])
zip_of("zip-size-lie", 1, ["has not the size", "is in no manifest", "Payload-Oxum"], extra=[Part("b/data/c", "x" * 5000, deflate=True, size=10)])
zip_of("zip-crc", 1, ["does not match its checksum", "is in no manifest", "Payload-Oxum"], extra=[Part("b/data/c", "x", crc=1)])
zip_of("zip-count-lie", 1, "", count=3)
zip_of("zip-cut", 1, "", cut=30)
zip_of("zip-cut-in-half", 1, "", cut=700)
zip_of("zip-bare", 1, "no top folder", files={}, extra=[Part(p, c) for p, c in bag().items()])
zip_of("zip-bomb", 1, "200 times", extra=[Part("b/data/bomb", b"\0" * (80 << 20), deflate=True)])
zip_of("zip-bomb-hidden", 1, ["has not the size", "is in no manifest", "Payload-Oxum"], extra=[Part("b/data/bomb", b"\0" * (80 << 20), deflate=True, size=9)])
case("zip-empty", 1, "", lambda at: pack(at + "/b.zip", []))
case("no-zip", 3, [], lambda at: folder(at, {"b.zip": "this is no ZIP file"}) + "/b.zip")
case("nothing-there", 1, [], lambda at: at + "/nowhere")


def tree(at):
    """What lies there, with what is in it."""
    out = []
    for root, folders, files in os.walk(at):
        for name in folders + files:
            path = os.path.join(root, name)
            status = os.lstat(path)
            out.append((path, status.st_mode, status.st_size, status.st_mtime_ns))
    return sorted(out)


def main(program):
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")
    # Root may read everything; then the unreadable file would be read.
    humble = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.getuid() == 0 else []
    wrong = 0
    names = [name for name, *_ in cases]
    assert len(names) == len(set(names))
    with tempfile.TemporaryDirectory() as work:
        for name, code, lines, make, also in cases:
            at = fresh(os.path.join(work, name))
            path = make(at)
            before = tree(work)
            ran = subprocess.run([*(humble if name == "unreadable" else []), program, "--quiet", "bundle", "verify", path], capture_output=True, env=environment, cwd=work, timeout=60)
            said = ran.stdout.decode(errors="replace") + ran.stderr.decode(errors="replace")
            musts = [l for l in said.splitlines() if l.startswith("[must]")]
            faults = []
            if ran.returncode != code: faults.append(f"ended with {ran.returncode}, not {code}")
            faults += [f"says nothing of “{wanted}”" for wanted in lines if not any(wanted in l for l in musts)]
            faults += [f"says nothing of “{wanted}”" for wanted in also if wanted not in said]
            faults += [f"says too: {l}" for l in musts if not any(wanted in l for wanted in lines)]
            if tree(work) != before: faults.append("left something on the disk")
            if faults:
                wrong += 1
                print(f"{name}: " + "; ".join(faults), *(["    " + l for l in said.splitlines()] if "-v" in sys.argv else []), sep="\n")
            subprocess.run(["rm", "-rf", at])
    try:
        listener.accept()
        wrong += 1
        print("something was fetched")
    except BlockingIOError:
        pass
    print(f"{len(cases)} bags, {wrong} judged otherwise than they must be")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1]))
