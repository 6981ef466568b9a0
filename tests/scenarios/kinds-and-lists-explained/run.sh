# A new secretary asks what a kind may hold and what a list offers, and need not open a plugin's files: by name or by label, as of a
# day and a region, each term with the layer it came from; programs read the same.
yishibu init book --name 大柳树村 --region 341181 --level village >/dev/null; cd book
echo "— a kind, by its name; by its label it is the same, and what else is called so follows"
yishibu explain meeting | tee ../by-name
yishibu explain 会议 | diff ../by-name - || true
echo "— what must not be missing"
yishibu explain rule | grep -n 必填
echo "— a list, by its id, name and label"
yishibu explain national:form | tee ../by-id
yishibu explain form | grep -c = ; yishibu explain 协商形式 | head -1
echo "— the same elsewhere, and before the province spoke"
cd ..
yishibu explain form --region 31 | grep -c anhui || true
cd book
yishibu explain form --on 2015-08-01 | grep -c anhui || true
yishibu explain form --on 2014-12-31
echo "— as programs read it"
yishibu --json explain meeting | grep -o '"kind":"[^"]*"\|"tables":\[{"name":"[^"]*"\|"name":"form","label":"[^"]*","type":"term"[^}]*' | head -3
yishibu --json explain form | grep -o '{"code":"[^}]*}' | head -2
echo "— nothing of that name"
code yishibu explain 会议室 2>&1
