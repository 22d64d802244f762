#!/bin/sh
# Checks the texts of templates/model and templates/approval; the former against schemas/control-points.xml: a rule for each management control point, a prompt for each control point, their shape
# and their punctuation; then plants faults in a copy and sees that each is found. Needs xmllint. Usage: model-lint    exit 0 when nothing is wrong.
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.." || exit 2
points=schemas/control-points.xml
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# Attribute values of the nodes that an XPath finds, one a line.
values() { xmllint --xpath "$1" "$2" 2>/dev/null | sed 's/^[^"]*"//; s/".*$//'; }

# no FILE WHAT XPATH: reports the places of the nodes that must not be there.
no() {
    count=$(xmllint --xpath "count($3)" "$1" 2>/dev/null) || count=unreadable
    [ "$count" = 0 ] || echo "$1: $2: $count"
}

# never FILE WHAT PATTERN: reports the lines whose printed text (element text, title and prompt; placeholders as 〇) has the Perl pattern.
never() {
    sed -E 's/<!--.*//; s/^ +[^<].*-->$//; s/<(unit|department|system|leader|group|office|level)\/>/〇/g; s/<[^>]*(title|prompt)="([^"]*)"[^>]*>/\2/; s/<[^>]*>//g; s/^ +//' "$1" |
        grep -nP "$3" | cut -c1-120 | sed "s|^|$1: $2: line |"
}

lint_text() { # FILE
    never "$1" 'half-width punctuation or quote' '[,;:!?()<>"\x27\[\]]|\.(?![0-9])'
    never "$1" 'placeholder left' '(?i)xx|_|××|某某|待定|填写说明|…'
    never "$1" 'numbered article' '第[〇零一二三四五六七八九十百0-9]+条'
    never "$1" 'space beside Chinese' '\p{Han} | \p{Han}'
    never "$1" 'doubled punctuation or 的的' '[，。；：、][，。；：、]|的的|，$'
    never "$1" 'full-width letter or digit' '[Ａ-Ｚａ-ｚ０-９]'
}

lint_rules() { # FILE
    no "$1" 'element of no use here' '//*[not(self::model or self::rule or self::article or self::p or self::item or self::record or self::unit or self::department or self::system or self::leader or self::group)]'
    no "$1" 'attribute of no use here' '//@*[not(parent::model and name()="class" or parent::rule and (name()="control" or name()="title") or parent::article and name()="level")]'
    no "$1" 'level other than 3 and 4' '//article[@level and @level != "3" and @level != "4"]'
    no "$1" 'text outside p, item and record' '//text()[normalize-space() and not(parent::p or parent::item or parent::record)]'
    no "$1" 'rule without 8 to 16 articles' '//rule[count(article) < 8 or count(article) > 16]'
    no "$1" 'rule without 500 to 1300 characters' '//rule[string-length(translate(., " &#10;", "")) < 500 or string-length(translate(., " &#10;", "")) > 1300]'
    no "$1" 'rule that does not name the unit, or the department once' '//rule[not(.//unit) or count(.//department) != 1]'
    no "$1" 'rule without record' '//rule[not(record) or record[following-sibling::article]]'
    no "$1" 'article that does not begin with p' '//article[not(*[1][self::p])]'
    no "$1" 'p without full stop or colon before items' '//p[substring(., string-length(.)) != "。" and not(following-sibling::item and substring(., string-length(.)) = "：")]'
    no "$1" 'item with a wrong end' '//item[substring(., string-length(.)) != "；" and following-sibling::item or substring(., string-length(.)) != "。" and not(following-sibling::item)]'
    no "$1" 'title or text twice' '//rule[@title = preceding::rule/@title] | //p[. = preceding::p and string-length(.) > 16]'
}

lint() { # FOLDER; reports what is wrong, one a line
    for file in "$1"/*.xml; do
        xmllint --noout "$file" 2>/dev/null || { echo "$file: not well-formed"; continue; }
        lint_text "$file"
        [ "${file##*/}" = measures.xml ] || lint_rules "$file"
    done
    no "$1/measures.xml" 'prompt without full stop' '//aspect[substring(@prompt, string-length(@prompt)) != "。"]'
    for class in $(values '//class/@id' $points); do
        values "//class[@id='$class']/control/@id" $points >"$work/expected"
        values "//class[@id='$class']/aspect/@control" "$1/measures.xml" >"$work/found"
        diff "$work/expected" "$work/found" | sed -n "s|^[<>]|$1/measures.xml: not the control points of $class:|p"
        [ "$(values "//class[@id='$class']/@side" $points)" = management ] || continue
        values "/model[@class='$class']/rule/@control" "$1/$class.xml" >"$work/found"
        diff "$work/expected" "$work/found" | sed -n "s|^[<>]|$1/$class.xml: not the control points of $class:|p"
    done
}

# fault FILE SED-EXPRESSION: with this change in the file, lint must find something.
fault() {
    rm -rf "$work/model"; cp -r templates/model "$work/model"
    sed -i "$2" "$work/model/$1"
    cmp -s "templates/model/$1" "$work/model/$1" && { echo "fault not planted: $2"; return; }
    [ -n "$(lint "$work/model")" ] || echo "fault not found: $1: $2"
}

report=$(lint templates/model
    lint_text templates/approval/model.xml
    lint_text templates/approval/prompts.xml
    fault policy.xml '0,/。/s//./'
    fault policy.xml '0,/，/s//"/'
    fault policy.xml 's/control="policy.issue"/control="policy.issued"/'
    fault policy.xml '0,/单位负责人/s//XX/'
    fault policy.xml '0,/本策略/s//第十二条/'
    fault policy.xml '0,/<item>/s//<item class="a">/'
    fault policy.xml '0,/<unit\/>/s//<name\/>/'
    fault policy.xml '0,/level="3"/s//level="2"/'
    fault policy.xml '/<record>/d'
    fault personnel.xml '0,/；<\/item>/s//。<\/item>/'
    fault measures.xml '/"operation.change"/d'
    fault measures.xml '0,/机房/s// 机房/')
[ -z "$report" ] || { echo "$report"; echo 'model-lint: FAILED'; exit 1; }
echo "model-lint: $(values '//class[@side="management"]/control/@id' $points | wc -l) rules and $(values '//control/@id' $points | wc -l) prompts passed"
