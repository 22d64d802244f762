#!/bin/sh
# The annotations of schemas/filing.xsd and approval.xsd and the shape its readers rely on (schemas/README.md); then the control points. Each rule is an XPath that must find nothing.
# Exit 0 when nothing is found. Prints "schema-lint: N rules, M broken".
set -u
top=$(dirname "$0")/../..
schema=$top/schemas/filing.xsd approval=$top/schemas/approval.xsd points=$top/schemas/control-points.xml
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
rules=0 broken=0

finds_nothing() { # file, what is wrong, XPath of the wrong nodes' names. %x in it stands for an element of the schema language of that name, #x for a note of ours
    path=$(printf '%s' "$3" | sed -E "s/%([a-zA-Z]+)/*[local-name()='\1' and namespace-uri()='http:\/\/www.w3.org\/2001\/XMLSchema']/g; s/#([a-z]+)/*[local-name()='\1' and namespace-uri()='urn:dengbao:schema']/g")
    rules=$((rules + 1))
    found=$(xmllint --xpath "$path" "$1" 2>&1); status=$?
    case $status in
    0) ;;             # something was found, or a boolean or number was computed
    10|11) return ;;  # an empty node set (libxml2 2.12 and later; before)
    *) found="xmllint: $found" ;;
    esac
    broken=$((broken + 1))
    echo "$1: $2:" $(printf %s "$found" | head -c 300)
}

N='%annotation/%appinfo'
documented() { # every element, in both languages
    finds_nothing "$1" 'element without English documentation' "//%element[not(%annotation/%documentation[@*[local-name()='lang']='en'][string-length(normalize-space()) >= 5])]/@name"
    finds_nothing "$1" 'English documentation that is no sentence' "//%element[%annotation/%documentation[@*[local-name()='lang']='en'][substring(., string-length(.)) != '.' or contains('abcdefghijklmnopqrstuvwxyz', substring(., 1, 1))]]/@name"
    finds_nothing "$1" 'two documentations of one language' "//%element[%annotation/%documentation[@*[local-name()='lang']='en'][2] or %annotation/%documentation[@*[local-name()='lang']='zh'][2]]/@name"
}
lint() { # of one schema
    finds_nothing "$1" 'element without label' "//%element[not($N/#label[normalize-space()])]/@name"
    finds_nothing "$1" 'element with two labels' "//%element[$N/#label[2]]/@name"
    finds_nothing "$1" 'element without English label' "//%element[not($N/#en[normalize-space()])]/@name"
    finds_nothing "$1" 'element without form field or article' "//%element[not($N/#field[normalize-space()] or $N/#article[normalize-space()])]/@name"
    finds_nothing "$1" 'article that the Measures do not have' "//%element[$N/#article[not(number() >= 1 and number() <= 44)]]/@name"
    finds_nothing "$1" 'element without Chinese documentation' "//%element[not(%annotation/%documentation[@*[local-name()='lang']='zh'][string-length(normalize-space()) >= 5])]/@name"
    finds_nothing "$1" 'documentation that is no sentence' "//%element[not(contains('。', substring(%annotation/%documentation, string-length(%annotation/%documentation))))]/@name"
    finds_nothing "$1" 'label or alias that a sibling has' "//%sequence/%element[$N/*[self::#label or self::#alias] = preceding-sibling::%element/$N/*[self::#label or self::#alias]]/@name"
    finds_nothing "$1" 'name that a sibling has' '//%sequence/%element[@name = preceding-sibling::%element/@name]/@name'
    finds_nothing "$1" 'name that is not kebab-case' "//%element[translate(@name, 'abcdefghijklmnopqrstuvwxyz0123456789-', '')]/@name"
    finds_nothing "$1" 'type that no element uses' '/*/*[self::%complexType or self::%simpleType][not(@name = //%element/@type)]/@name'
    finds_nothing "$1" 'something outside the shape' '//*[self::%attribute or self::%choice or self::%all or self::%any or self::%extension or self::%group or self::%import or self::%union or self::%list]'
    finds_nothing "$1" 'type inside an element' '//%element/*[not(self::%annotation)]'
    finds_nothing "$1" 'list of more than one element' "//%sequence[count(%element) > 1]/%element[@maxOccurs]/@name"
    finds_nothing "$1" 'maxOccurs other than unbounded' "//%element[@maxOccurs and not(@maxOccurs = 'unbounded')]/@name"
    finds_nothing "$1" 'option without label' "//%enumeration[not($N/#label[normalize-space()])]/@value"
    finds_nothing "$1" 'option without English label' "//%enumeration[not($N/#en[normalize-space()])]/@value"
    finds_nothing "$1" 'option with the code, label or alias of another' "//%enumeration[@value = preceding-sibling::%enumeration/@value or $N/*[self::#label or self::#alias] = preceding-sibling::%enumeration/$N/*[self::#label or self::#alias]]/@value"
    finds_nothing "$1" 'blank of an option that no element fills' "//#blank[not(@element = //%element/@name)]/@element"
    finds_nothing "$1" 'simple type without Chinese documentation' "/*/%simpleType[not(%annotation/%documentation[normalize-space()])]/@name"
}
for each in "$schema" "$approval" "$top/schemas/roster.xsd"; do documented "$each"; done
lint "$schema"
lint "$approval"
finds_nothing "$schema" 'include in the first schema of the family' '//%include'
finds_nothing "$schema" 'element without a type of this schema' '//%element[not(@type = /*/*/@name)]/@name'
known=$(xmllint --xpath '/*/*[local-name()="complexType" or local-name()="simpleType"]/@name' "$schema" "$approval" | sed 's/.*="\(.*\)".*/\1/')
for type in $(xmllint --xpath '//*[local-name()="element"]/@type' "$approval" | sed 's/.*="\(.*\)".*/\1/' | sort -u); do
    printf '%s\n' $known | grep -qx "$type" || { broken=$((broken + 1)); echo "$approval: no type $type"; }
done

# What the papers of an approval say of each option: a prompt for each aspect, a model rule for each topic, a paper for each mark.
options() { xmllint --xpath "//*[local-name()='simpleType'][@name='$1']//*[local-name()='enumeration']/@value" "$approval" | sed 's/.*="\(.*\)".*/\1/'; }
same() { # what, file of the found, type
    rules=$((rules + 1))
    options "$3" >"$work/wanted"
    diff "$work/wanted" "$2" >"$work/diff" || { broken=$((broken + 1)); echo "$1: $(cat "$work/diff")"; }
}
attributes() { xmllint --xpath "$2" "$top/templates/$1" | sed 's/.*="\(.*\)".*/\1/' >"$work/found"; }
attributes approval/prompts.xml '//prompt/@aspect'; same 'prompts of the aspects' "$work/found" measure-aspect
attributes approval/model.xml '//rule/@topic'; same 'model rules of the topics' "$work/found" rule-topic
attributes papers.xml '//paper[@of="approval"]/@part'; same 'papers that bear marks' "$work/found" approval-paper

for each in "$schema" "$approval" "$top/schemas/roster.xsd"; do finds_nothing "$each" 'simple type that is described in Chinese alone and has no options' "/*/%simpleType[not(%restriction/%enumeration)][not(%annotation/%documentation[@*[local-name()='lang']='en'][normalize-space()])]/@name"; done

finds_nothing "$points" 'control point twice' '//control[@id = preceding::control/@id]/@id'
finds_nothing "$points" 'id outside its class' "//control[substring-before(@id, '.') != ../@id]/@id"
finds_nothing "$points" 'control point without name or level' "//control[not(@name) or not(@from >= 1 and @from <= 4)]/@id"

measures=$top/schemas/measures.xml
finds_nothing "$measures" 'not 44 articles in seven chapters' '/*[count(chapter) != 7 or count(chapter/article) != 44]'
finds_nothing "$measures" 'article out of order' '//article[@number != count(preceding::article) + 1]/@number'
finds_nothing "$measures" 'article without a summary' '//article[not(@about and @en and @title)]/@number'
finds_nothing "$measures" 'item out of order' '//item[@number != 1 and @number != preceding-sibling::*[1][self::item]/@number + 1]'
finds_nothing "$measures" 'half-width punctuation' "//*[self::p or self::item][translate(., ',;:()', '') != .]"

holidays=$top/schemas/holidays.xml
finds_nothing "$holidays" 'list of holidays that was not compared with its source' '//year[not(@source and @verified)]/@number'
finds_nothing "$holidays" 'year twice' '//year[@number = preceding::year/@number]/@number'
finds_nothing "$holidays" 'day of another year' '//*[@from and not(starts-with(@from, ../@number)) or @on and not(starts-with(@on, ../@number))]/@*'
finds_nothing "$holidays" 'not the seven holidays of a year (two may fall together)' '//year[count(off) < 6 or count(off) > 7]/@number'
rules=$((rules + 1))
for day in $(xmllint --xpath '//work/@on' "$holidays" | sed 's/.*="\(.*\)".*/\1/'); do
    [ "$(date -d "$day" +%u)" -ge 6 ] || { broken=$((broken + 1)); echo "$holidays: worked, but no weekend: $day"; }
done

# GB/T 22239-2019, general requirements: control points and requirement items of the levels 1 to 4.
for row in 1:42:55 2:68:135 3:71:211 4:71:228; do
    level=${row%%:*} counts=${row#*:}
    finds_nothing "$points" "totals of level $level are not $counts" \
        "/*[not(count(class/control[@from <= $level]) = ${counts%:*} and sum(class/requirements[@level = $level]/@count) = ${counts#*:})]"
done
for id in $(xmllint --xpath "//class/@id" "$points" | sed 's/.*"\(.*\)".*/\1/'); do
    finds_nothing "$schema" "class $id of the control points is no option of control-class" "/*[not(%simpleType[@name='control-class']//%enumeration/@value = '$id')]"
done

echo "schema-lint: $rules rules, $broken broken"
[ "$broken" = 0 ]
