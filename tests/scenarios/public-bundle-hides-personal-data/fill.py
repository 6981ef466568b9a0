# SPDX-License-Identifier: MIT
# Records of the national kinds with generated identity, telephone and account numbers in every text field, table and paragraph; and the search for
# them in every byte of a bundle, inside .docx too. Usage: fill.py make KINDS_FOLDER OUT | fill.py search BUNDLE SECRETS. Must not know how numbers are hidden.
import io, os, random, re, sys, zipfile
import xml.etree.ElementTree as tree

N = '{urn:yishibu:plugin:1}'

def identity(r):
    digits = r.choice(['340102', '341181', '110101', '330225']) + '%04d%02d%02d' % (r.randint(1940, 2005), r.randint(1, 12), r.randint(1, 28)) + '%03d' % r.randint(0, 999)
    return digits + '10X98765432'[sum(int(d) * (2 ** (17 - i) % 11) for i, d in enumerate(digits)) % 11]
def mobile(r): return '1' + r.choice('3456789') + '%09d' % r.randint(0, 10 ** 9 - 1)
def landline(r): return r.choice(['0550-7', '0571-8']) + '%06d' % r.randint(0, 999999)
def account(r):
    digits = '62' + ''.join(str(r.randint(0, 9)) for _ in range(r.choice([13, 16])))
    for check in '0123456789':
        whole = digits + check
        if sum(int(d) if i % 2 == 0 else sum(divmod(2 * int(d), 10)) for i, d in enumerate(reversed(whole))) % 10 == 0: return whole

def make(kinds, out):
    r, secrets, dates = random.Random(7), [], {'matter': 'proposed_on', 'meeting': 'held', 'plan': 'adopted_on', 'rule': 'adopted_on', 'received': 'received_on', 'subsidy': 'date', 'training': 'date', 'report': 'date', 'committee': 'established_on'}
    def text():
        number = r.choice([identity, mobile, landline, account])(r)
        secrets.append(number)
        return r.choice(['%s', '联系%s。', '（%s）', '王某，%s，同意']) % number
    for n, kind in enumerate(['matter', 'meeting', 'plan', 'rule', 'received', 'committee']):
        root = tree.parse(os.path.join(kinds, kind + '.xml')).getroot()
        def field(spec):
            name, type_ = spec.get('name'), spec.get('type', 'text')
            if name == 'supervision_phone': value = '监督0550-7012345'
            elif type_ == 'text': value = text()
            elif type_ == 'date': value = '2016-03-15'
            elif type_ == 'datetime': value = '2016-03-15T14:30'
            elif type_ == 'integer': value = '2016' if name == 'year' else '12'
            elif type_ == 'boolean': value = 'yes'
            else: return ''
            return '<field name="%s">%s</field>' % (name, value)
        lines = ''
        for part in root:
            if part.tag == N + 'field': lines += field(part)
            if part.tag == N + 'rows': lines += '<rows name="%s"><row id="a1">%s</row></rows>' % (part.get('name'), ''.join(field(s) for s in part if s.tag == N + 'field'))
            if part.tag == N + 'body': lines += '<body name="%s"><p id="p1">%s</p></body>' % (part.get('name'), text())
        open(os.path.join(out, kind + '.xml'), 'w').write('<record xmlns="urn:yishibu:record:1" id="20160315-aaaaaaa%s" kind="national:%s">%s</record>' % ('abcdef'[n], kind, lines))
    open(os.path.join(out, 'secrets'), 'w').write('\n'.join(secrets) + '\n')

def texts(name, data):
    yield data
    if data.startswith(b'PK'):
        for info in zipfile.ZipFile(io.BytesIO(data)).infolist():
            part = zipfile.ZipFile(io.BytesIO(data)).read(info)
            yield from texts(info.filename, part)
            yield re.sub(rb'<[^>]*>', b'', part)  # a number may be cut into runs

def search(bundle, secrets):
    secrets = [s.encode() for s in open(secrets).read().split()]
    everything = []
    for folder, _, files in os.walk(bundle):
        for name in files:
            path = os.path.join(folder, name)
            everything.append((path, [path.encode()] + list(texts(name, open(path, 'rb').read()))))
    found = [(s, path) for s in secrets for path, parts in everything if any(s in part for part in parts)]
    print('%s: %s' % (os.path.basename(bundle), 'none' if not found else 'all' if len({s for s, _ in found}) == len(secrets) else '%d of %d' % (len({s for s, _ in found}), len(secrets))))
    for s, path in found[:5] if os.path.basename(bundle).startswith('public') else []: print(s.decode(), path)

if sys.argv[1] == 'make': make(*sys.argv[2:])
else: search(*sys.argv[2:])
