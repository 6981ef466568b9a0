# SPDX-License-Identifier: MIT
# Makes bags in folders and ZIP files, as good and as bad as asked for. Must not know what is wrong with them.
import hashlib, os, shutil, struct, zlib

GOOD_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def as_bytes(value):
    return value if isinstance(value, bytes) else value.encode()


def line(algorithm, path, content, written=None):
    return hashlib.new(algorithm, as_bytes(content)).hexdigest() + "  " + (written or path) + "\n"


def bag(changes=None, version="1.0", algorithm="sha256", payload=None, tags=True):
    """Path → content. `changes` come last: None takes a file away. The tag manifest is true unless it is changed itself."""
    files = {"bagit.txt": f"BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n"}
    payload = {"data/a.txt": "alpha", "data/村/b.txt": "beta"} if payload is None else payload
    files.update(payload)
    files[f"manifest-{algorithm}.txt"] = "".join(line(algorithm, path, content) for path, content in sorted(payload.items()))
    info = "package-info.txt" if version < "0.96" else "bag-info.txt"
    files[info] = f"Payload-Oxum: {sum(len(as_bytes(c)) for c in payload.values())}.{len(payload)}\n"
    changes = changes or {}
    for path, content in changes.items():
        if content is None:
            files.pop(path)
        else:
            files[path] = content(files.get(path, "")) if callable(content) else content
    manifest = "tagmanifest-sha256.txt"
    if tags and version >= "0.96" and manifest not in changes:
        files[manifest] = "".join(line("sha256", p, c) for p, c in sorted(files.items()) if "/" not in p and not p.startswith("tagmanifest-"))
    return files


def plus(text):
    return lambda old: old + text


def folder(root, files):
    for path, content in files.items():
        target = os.path.join(as_bytes(root), as_bytes(path))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as out:
            out.write(as_bytes(content))
    return root


class Part:
    """An entry of a ZIP file and the lies told about it."""

    def __init__(self, name, content, deflate=False, flags=0x800, mode=0o100644, method=None, size=None, crc=None, local=None, offset=None, extra=b""):
        self.name, self.content = as_bytes(name), as_bytes(content)
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.packed = packer.compress(self.content) + packer.flush() if deflate else self.content
        self.method = method if method is not None else 8 if deflate else 0
        self.flags, self.mode, self.offset, self.extra = flags, mode, offset, extra
        self.size = len(self.content) if size is None else size
        self.crc = zlib.crc32(self.content) if crc is None else crc
        self.local = self.name if local is None else as_bytes(local)


def pack(target, parts, cut=0, count=None, comment=b""):
    out, directory = b"", b""
    for part in parts:
        at = len(out) if part.offset is None else part.offset
        shared = struct.pack("<HHHH", part.flags, part.method, 0, 0x21) + struct.pack("<III", part.crc, len(part.packed), part.size)
        out += b"PK\x03\x04" + struct.pack("<H", 20) + shared + struct.pack("<HH", len(part.local), 0) + part.local + part.packed
        directory += b"PK\x01\x02" + struct.pack("<HH", 0x314, 20) + shared + struct.pack("<HHHHHII", len(part.name), len(part.extra), 0, 0, 0, part.mode << 16, at) + part.name + part.extra
    entries = len(parts) if count is None else count
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, entries, entries, len(directory), len(out), len(comment)) + comment
    whole = out + directory + end
    with open(target, "wb") as file:
        file.write(whole[:len(whole) - cut])
    return target


def zipped(target, files, extra=(), **how):
    return pack(target, [Part("b/" + path, content) for path, content in files.items()] + list(extra), **how)


def fresh(path):
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    return path
