# Files that are not what they say: each refused with place and reason, nothing saved.
yishibu init book --name 柳岸社区 --region 34
cd book
try() { code yishibu new matter --from "$1" 2>&1 | cut -c1-200; }
head='<record xmlns="urn:yishibu:record:1" id="20160301-abcdefgh" kind="national:matter">'
echo '<!DOCTYPE x [<!ENTITY a "b">]>'"$head</record>" >../a.xml; try ../a.xml
echo "$head<field name=\"title\">x" >../b.xml; try ../b.xml
(printf '%s' "$head"; for _ in $(seq 100000); do printf '<a>'; done) >../c.xml; try ../c.xml
printf '%s<field name="title">\xff</field></record>' "$head" >../d.xml; try ../d.xml
printf '%s<field name="title">\x1b[2J</field></record>' "$head" >../e.xml; try ../e.xml
printf '<record xmlns="urn:yishibu:record:1" id="../../../etc" kind="national:matter"/>' >../f.xml; try ../f.xml
printf '%s<field name="title" name="x">x</field></record>' "$head" >../g.xml; try ../g.xml
head -c 70000000 /dev/zero >../h.xml; try ../h.xml
printf '%s<field name="titel">x</field></record>' "$head" >../i.xml; try ../i.xml
try ../nothing.xml
yishibu list
