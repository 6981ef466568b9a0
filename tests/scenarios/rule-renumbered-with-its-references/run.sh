# A rule loses an article, gets one and has one moved: numbers and references follow, other documents and quotations do not, and what
# is lost is said before anything is saved.
yishibu plugin show rules >/dev/null 2>&1 || { echo "skipped: the rules plugin is not built"; exit 77; }
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
cat >../rule.xml <<'E'
<?xml version="1.0" encoding="UTF-8"?>
<record xmlns="urn:yishibu:record:1" id="20160118-ba2de4gh" kind="national:rule">
  <field name="title">柳岸社区协商议事制度</field>
  <field name="effective_on">2016-02-01</field>
  <body name="text">
    <p heading="总则" id="c1" level="1" number="第一章"/>
    <p id="p1" level="5" number="第一条">为使社区大事由居民商量着办，依照《中华人民共和国城市居民委员会组织法》第三条、第四条，制定本制度。</p>
    <p id="p2" level="5" number="第二条">委员会每季度至少召开一次会议。</p>
    <p heading="会议" id="c2" level="1" number="第二章"/>
    <p id="p3" level="5" number="第三条">会议由主任召集，有下列情形之一的，应当临时召开：</p>
    <p id="i1" level="2" number="（一）">三名以上委员提议的；</p>
    <p id="i2" level="2" number="（二）">居民小组提议的；</p>
    <p id="i3" level="2" number="（三）">社区党组织认为有必要的。</p>
    <p id="p4" level="5" number="第四条">依照第三条第（二）项、第（三）项召开的会议，提前三日通知；本制度第五条第二款另有规定的除外。</p>
    <p id="p5" level="5" number="第五条">会议须有三分之二以上委员到会。</p>
    <p id="t1">前条所称提前通知，遇有急事可以当日通知。</p>
    <p id="p6" level="5" number="第六条">第三条、第四条和第七条适用于村民小组的会议，公告写明“依照第三条召开”。</p>
    <p id="p7" level="5" number="第七条">第三条至第五条未尽事宜，按《柳岸社区协商议事制度》第二章和第二条办理。</p>
  </body>
</record>
E
yishibu new rule --from ../rule.xml >/dev/null
id=ba2de4gh
change() { # sed script: what somebody does in the editor
  printf '#!/bin/sh\nsed -i "%s" "$1"\n' "$1" >../editor; chmod +x ../editor; EDITOR=../editor yishibu edit --xml "$id"
}
echo "— numbered as it should be"
yishibu rule renumber $id
echo "— an article and an item are put in, numbers left open"
change '/id=\"p2\"/i\    <p id=\"n1\" level=\"5\">委员会由九人组成。</p>' >/dev/null
change '/id=\"i2\"/i\    <p id=\"n2\" level=\"2\">五十名以上居民提议的；</p>' >/dev/null
yishibu rule renumber $id --dry-run
yishibu rule renumber $id
yishibu show $id | sed -n '/正文/,$p'
echo "— an article is moved to the end"
change '/id=\"p2\"/{h;d};/id=\"p7\"/G' >/dev/null
yishibu rule renumber $id
echo "— an article is taken out that others name"
yishibu set $id text/p5= text/t1= >/dev/null
code yishibu rule renumber $id
echo "— the references are put right, then it is done"
yishibu set $id text/p4=依照第三条第（三）项召开的会议，提前三日通知。 text/p7=第三条至第四条未尽事宜，由委员会决定。 >/dev/null
code yishibu rule renumber $id
yishibu show $id | sed -n '/正文/,$p'
yishibu history $id --lines | cut -d' ' -f3-
yishibu --json rule renumber $id
