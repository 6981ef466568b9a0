# A mark that no plugin knows is refused with those there are: an empty list would say that nothing is due. A mark of another kind is
# refused as well; one that is known and that nobody bears still finds nothing.
yishibu init book --name 大柳树村 --region 341181 --level village >/dev/null; cd book
yishibu new matter --set title=水渠维修 --set proposed_on=2016-03-01 >/dev/null
code yishibu list matter --where dew 2>&1
code yishibu list meeting --where due 2>&1
code yishibu list rule --where due 2>&1
code yishibu list --where 临期 2>&1
code yishibu list --where due --where unfinished 2>&1
code yishibu list matter --where closed 2>&1
code yishibu list matter --where open 2>&1
