#!/bin/sh
# Every row of objects.def and properties.def has its line in generator/fo/README.md, and every object and property named there is a row.
# usage: fo-readme.sh PROGRAM (not used)
set -u
cd "$(dirname "$0")/../../generator/fo" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
{
    sed -n 's/^FO_[A-Z_]*(\([A-Z_]*, \)\{0,1\}"\([a-z-]*\)".*/fo:\2/p' objects.def
    sed -n 's/^FO_[A-Z]*("\([a-z:-]*\)".*/\1/p' properties.def
} | sort >"$work/rows"
{
    sed -n '/^## Objects/,/^## Properties/p' README.md | grep -o '`fo:[a-z-]*`' | tr -d '`' | sort -u
    sed -n '/^## Properties/,$p' README.md | sed -n 's/^| `\([a-z:-]*\)` |.*/\1/p'
} | sort >"$work/lines"
missing=$(comm -3 "$work/rows" "$work/lines")
[ -z "$missing" ] || printf 'FAIL fo-readme: in one of table and README only:\n%s\n' "$missing"
# The keywords a property allows are those that its line lists.
sed -n 's/^FO_PROPERTY("\([a-z:-]*\)", ENUM,.*"\([^"]*\)")$/| `\1` | \2 |/p' properties.def | sed 's/| `\([^`]*\)` | \(.*\) |/\1 \2/' | while read -r name words; do
    wanted="| \`$name\` | $(echo "$words" | sed 's/ /, /g') |"
    grep -qF "$wanted" README.md || echo "FAIL fo-readme: not listed: $wanted"
done >"$work/words"
cat "$work/words"
failed=$(($(printf '%s' "$missing" | grep -c '') + $(grep -c '' "$work/words")))
echo "fo-readme: $(($(grep -c '' "$work/rows") - failed)) passed, $failed failed"
[ "$failed" = 0 ]
