#!/bin/sh
# The roll-up in a browser (headless Chromium): it renders, filters and sorts as its address says, nothing complains, nothing is fetched; and the CSV and JSON say the same.
# usage: roll-up.sh PROGRAM
. "$(dirname "$0")/../frame.sh"
check() { # name wanted got
    if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL roll-up: $1: $3, wanted $2"; fi
}

cp -r samples/group "$work/group"
printf 'nonsense: 1\n' >>"$work/group/units/gas.yaml"
sed -i 's/^  name: 湾州市海员医院/  name: 湾州市海员医院 <b>\&"x"/' "$work/group/units/hospital.yaml" # a name is text, whatever it holds
sed -i '/^    定级情况:/,/^    系统描述:/{s/^    定级情况:/& null/;t;/系统描述/!d}' "$work/group/units/school.yaml" # a system that is not graded yet
"$program" batch "$work/group/roster.yaml" -o "$work/out" --date 2026-06-20 >/dev/null 2>&1
page="file://$work/out/index.html"

view() { # address: the page as it stands after its scripts, in dom; what the console said, in console
    chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$work/profile" --enable-logging=stderr --virtual-time-budget=2000 --dump-dom "$page$1" 2>"$work/log" | tr -d '\n' | sed 's/<tr /\n<tr /g' >"$work/dom"
    grep -c 'CONSOLE' "$work/log" >"$work/console"
}
shown() { grep '^<tr data-state' "$work/dom" | grep -vc 'hidden=""'; }
first() { grep -m 1 '^<tr data-state' "$work/dom" | grep -o '<small>[^ ]*' | sed -n '1s/<small>//p'; }

view ''
check "all units are shown" 12 "$(shown)"
check "the console is silent" 0 "$(cat "$work/console")"
check "a name with marks is text" 1 "$(grep -c '湾州市海员医院 &lt;b&gt;&amp;"x"' "$work/dom")"
check "the count is told" 1 "$(grep -c '显示 12 个单位' "$work/dom")"
view '#state=faulty'
check "filtered by state" "1 显示 1 个单位" "$(shown) $(grep -o '显示 [0-9]* 个单位' "$work/dom")"
view '#q=%E5%85%AC%E4%BA%A4' # 公交
check "filtered by words" 1 "$(shown)"
view '#level=3&late=1'
check "filtered by level and deadline" 1 "$(shown)"
view '#sort=-fill'
check "sorted by blanks" water-works "$(first)"
view '#sort=state'
check "sorted by state" gas "$(first)"
check "the console is still silent" 0 "$(cat "$work/console")"
states() { grep -o '<p id="states">.*</p>' "$work/out/index.html" | sed 's/<[^>]*>//g; s/ *$//'; }
check "every state is counted" "有误 1 待填 3 齐全 8 已过期限 1" "$(states)"
check "nothing comes from elsewhere" 0 "$(grep -cE '(src|href)="(https?:)?//' "$work/out/index.html")"
grep -o 'href="[^"]*\.pdf"' "$work/out/index.html" | sed 's/href="//; s/"$//' | while read -r link; do [ -f "$work/out/$(printf %s "$link" | perl -pe 's/%(..)/chr hex $1/ge')" ] || echo "$link"; done >"$work/dead"
check "every link leads to a paper" 0 "$(wc -l <"$work/dead")"
check "as many as there are" "$(find "$work/out" -name '*.pdf' | wc -l)" "$(grep -o 'href="[^"]*\.pdf"' "$work/out/index.html" | wc -l)"
check "the table has a row for each system" 16 "$(wc -l <"$work/out/index.csv")"
check "and as many columns in each" 1 "$(grep -v '"' "$work/out/index.csv" | awk -F, '{print NF}' | sort -u | wc -l)"
check "a system without a level is told" 1 "$(grep -c '第五级 0，未定级 1' "$work/out/index.html")"
row() { grep "^$1,.*,$2," "$work/out/index.csv" | cut -d, -f10,12 | tr -d '\r'; }
check "a deadline stands with the system it is of" "10,2026-11-18 3," "$(row hospital 00001) $(row hospital 00002)"
check "and has an empty level" ",0,0," "$(grep '^school,' "$work/out/index.csv" | cut -d, -f9-12 | tr -d '\r')"
check "the JSON has every unit" '"gas" 12' "$(tr -d '\n' <"$work/out/index.json" | grep -o '"id": "[^"]*"' | awk '{n++} /gas/ {gas = $2} END {print gas, n}')"
finish
