#!/bin/sh
# What the program tells people and editors from its schemas: explain, init, schema --json.
# usage: guide.sh PROGRAM
. "$(dirname "$0")/../frame.sh"
export LC_ALL=C.UTF-8 LANGUAGE=en
says() { # name wanted-text command...
    name=$1 wanted=$2; shift 2
    "$@" >"$work/out" 2>&1
    if grep -qF -- "$wanted" "$work/out"; then ok; else bad "$name: does not say $wanted"; head -5 "$work/out"; fi
}

# --- explain
article=0
while [ $article -lt 44 ]; do
    article=$((article + 1))
    text=$(xmllint --xpath "string(//article[@number=$article]/p[1])" schemas/measures.xml)
    says "explain $article" "$text" "$program" explain $article
done
for spelling in 第十六条 十六 16条 'Art. 16' 'Article 16'; do
    says "explain $spelling" 系统拓扑结构及说明 "$program" explain "$spelling"
done
says "the fields of an article" "expert-review" "$program" explain 10
says "the rules of an article" "R6-national" "$program" explain 10
says "the papers of an article" "grading-report" "$program" explain 10
says "a rule" "a system of level 4 or above" "$program" explain R6-national
says "a rule in Chinese" "国家信息安全保护等级专家评审委员会" "$program" explain R6-national --lang zh
says "a code" "is not among the options" "$program" explain check-option
says "a code in Chinese" "一字不差" "$program" explain check-option --lang zh
says "what a field is" "The day the system went into operation." "$program" explain launch-date
says "what a field is, in Chinese" "系统投入运行的日期。" "$program" explain launch-date --lang zh
says "what a field is, in a description to begin with" "    # Unit name (表一01, required): Full name of the legal entity, as on its official seal." "$program" init --lang en
says "what a field is, in an editor" '"description": "Full name of the legal entity, as on its official seal. (' "$program" schema --json
says "a field by its English name" "表一04" "$program" explain area-code
says "a field by its label" "6 digits" "$program" explain 行政区划代码
says "a field by its number" "interconnection" "$program" explain 表二06
says "the control points" "policy.strategy  安全策略  安全管理制度" "$program" explain 控制点
says "a field by its path" "date  定级时间  表三04" "$program" explain grading/date
says "a field as findings name it" "date  定级时间  表三04" "$program" explain '定级情况 › 定级时间'
if "$program" explain grading/date | grep -q '评审'; then bad "a path means one field"; else ok; fi
says "a label with a stroke" "title  职务/职称  表一05" "$program" explain 职务/职称
says "an option" "firewall  防火墙" "$program" explain 防火墙
says "codes by their beginning" "  A15-county  " "$program" explain A15
says "duties by their beginning" "  A15-file  " "$program" explain A15
says "what was probably meant" "did you mean: launch-date" "$program" explain lauch-date
says "what a word may mean" "是不是：备案证明编号" "$program" explain 备案证明 --lang zh
says "nonsense" "neither a code" "$program" explain nonsense
# every rule and every code is explained
for code in $(grep -ho '<\(assert\|report\) id="[^"]*"' schemas/rules/*/*.sch | sed 's/.*"\(.*\)"/\1/'; sed -n 's/^DIAG([A-Z_0-9]*, "\([a-z-]*\)".*/\1/p' generator/base/diag.def | sort -u); do
    if "$program" explain "$code" >/dev/null 2>&1; then ok; else bad "explain $code"; fi
done
# every duty is explained, and listed with its article; the fields it looks at are found, and it is listed with each
for duty in $(sed -n 's/.*<duty id="\([^"]*\)".*/\1/p' schemas/duties.xml); do
    says "explain $duty" "$(xmllint --xpath "string(//duty[@id='$duty']/en)" schemas/duties.xml)" "$program" explain "$duty"
    says "explain $duty in Chinese" "$(xmllint --xpath "string(//duty[@id='$duty']/zh)" schemas/duties.xml)" "$program" explain "$duty" --lang zh
    says "the duties of an article" "  $duty  " "$program" explain "$(xmllint --xpath "string(//duty[@id='$duty']/@article)" schemas/duties.xml)"
done
says "on whom a duty lies" "lies on the police" "$program" explain A17-decision
says "a duty with a day" "once its day is known" "$program" explain A15-file
says "a duty for the calendar alone" "only in the calendar" "$program" explain A37-approval-ends
says "a field of a duty" "  launch-date  In operation since  表二10" "$program" explain A15-file
says "a field inside a predicate" "  category  Category  表二07" "$program" explain A21-products
says "a field of what is judged" "  deadline  " "$program" explain A20-rectify
says "a duty of a field" "  A15-file  File with the police (within 30 days) [the unit; in the calendar]" "$program" explain launch-date
says "a duty of a field in Chinese" "  A15-file  向公安机关办理备案（30 日内）（运营、使用单位；列入日历）" "$program" explain 表二10 --lang zh
# no heading without anything below it
for article in $(seq 44); do "$program" explain $article; done | awk '/:$/ {heading = $0; next} heading && (/^$/ || /^《/) {print heading} {heading = ""}' >"$work/out"
if [ -s "$work/out" ]; then bad "empty headings"; head -3 "$work/out"; else ok; fi
# what a user meets has a hint, and no hint is for a code that is gone
for code in $(sed -n '/^\/\* input/,/^\/\* batch/s/^DIAG([A-Z_0-9]*, "\([a-z-]*\)".*/\1/p' generator/base/diag.def | sort -u); do
    if grep -q "^HELP(\"$code\"" generator/base/diag_help.def; then ok; else bad "no help for $code"; fi
done
for code in $(sed -n 's/^HELP("\([a-z-]*\)".*/\1/p' generator/base/diag_help.def); do
    if grep -q "\"$code\"" generator/base/diag.def; then ok; else bad "help for $code, which is no code"; fi
done

# --- init: passes as a draft at every level, in both languages; filled in, it stays a description
for lang in zh en; do
    for level in 1 2 3 4 5; do
        "$program" init --level $level --lang $lang >"$work/init.yaml"
        if "$program" check --draft "$work/init.yaml" >"$work/out"; then ok; else bad "init --level $level --lang $lang"; head -5 "$work/out"; fi
        if "$program" check "$work/init.yaml" >"$work/out"; then bad "init --level $level is complete as it is"; else ok; fi
    done
    "$program" init --root approval --lang $lang >"$work/init.yaml"
    if "$program" check --draft "$work/init.yaml" >"$work/out"; then ok; else bad "init --root approval --lang $lang"; head -5 "$work/out"; fi
done
"$program" init --level 2 --lang en | sed 's/^    name:$/    name: East Port/; s/^    - name:$/    - name: Berths/; s/^      number:$/      number: "00001"/' >"$work/filled.yaml"
if "$program" check "$work/filled.yaml" >"$work/out"; then ok; else bad "init filled in"; cat "$work/out"; fi
# what only the 2025 edition asks for stands in a description of that edition alone
"$program" init --level 3 --lang zh >"$work/2007.yaml"
"$program" init --level 3 --lang zh --edition 2025 >"$work/2025.yaml"
if grep -q '2025年版表\|新技术新应用场景' "$work/2007.yaml"; then bad "init of 2007 asks for what is of 2025"; else ok; fi
if grep -q '新技术新应用场景:' "$work/2025.yaml"; then ok; else bad "init of 2025 lacks its own"; fi
says "an unknown kind" "no kind of description" "$program" init --root nonsense

# --- schema: valid itself, accepts the samples, refuses what check refuses
"$program" schema --json >"$work/filing.json"
"$program" schema --json --root approval >"$work/approval.json"
"$program" schema --json --root roster >"$work/roster.json"
cat >"$work/validate.py" <<'P'
import json, re, sys, yaml, jsonschema
class Loader(yaml.SafeLoader): pass  # dates stay text, as editors take them (YAML 1.2)
Loader.yaml_implicit_resolvers = {k: [r for r in v if r[0] != 'tag:yaml.org,2002:timestamp'] for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
# Stricter than the draft, as editors are: an enum has no item twice, or the whole schema is refused; of nested descriptions only the innermost is shown, so types of values have none.
def walk(part):
    if isinstance(part, list):
        for item in part: walk(item)
    if isinstance(part, dict):
        options = part.get('enum')
        if isinstance(options, list):
            texts = [json.dumps(o) for o in options]
            assert len(set(texts)) == len(texts), 'twice: ' + str(texts)
            assert len(part['enumDescriptions']) == len(options), part['enumDescriptions']
        for item in part.values(): walk(item)
walk(schema)
for name, type in schema['definitions'].items():
    assert 'description' not in type, name
    for key, property in type.get('properties', {}).items():
        assert property['description'] and property['title'], key
        assert property.get('doNotSuggest', False) != bool(re.fullmatch('[a-z0-9-]+', key)), key  # keys in the language of messages, here English, are offered
for path in sys.argv[2:]:
    errors = list(jsonschema.Draft7Validator(schema).iter_errors(yaml.load(open(path), Loader)))
    print(path, 'invalid' if errors else 'valid', errors[0].message[:200] if errors else '')
P
judge() { # wanted schema file...
    wanted=$1; shift
    python3 "$work/validate.py" "$@" >"$work/out" 2>&1 || bad "validate.py: $(tail -1 "$work/out")"
    while read -r path verdict why; do
        if [ "$verdict" = "$wanted" ]; then ok; else bad "schema: $path is $verdict $why"; fi
    done <"$work/out"
}
"$program" init --level 4 --lang zh >"$work/zh.yaml"
judge valid "$work/filing.json" samples/port-logistics/filing.yaml samples/school/filing.yaml tests/golden/faulty/minimal.yaml "$work/zh.yaml" "$work/filled.yaml"
faulty=tests/golden/faulty
judge invalid "$work/filing.json" $faulty/many.yaml $faulty/key-unknown.yaml $faulty/key-unknown-chinese.yaml $faulty/option-unknown.yaml $faulty/key-missing.yaml $faulty/list-for-record.yaml $faulty/scalar-for-structure.yaml
judge valid "$work/approval.json" $(find samples -name 'approval*.yaml')
"$program" schema --json --root group >"$work/group.json"
judge valid "$work/roster.json" samples/group/roster.yaml
judge valid "$work/group.json" samples/group/group.yaml
judge valid "$work/approval.json" tests/golden/approval/chinese.yaml tests/golden/approval/nothing.yaml
"$program" init --root approval --lang zh >"$work/init.yaml"
judge valid "$work/approval.json" "$work/init.yaml"
# one fault in a copy of the sample, in either spelling of the keys
approval=samples/classified/approval.yaml
spoil() { # name, SED-EXPRESSION: the sample with this change is refused by the schema, and by check
    sed "$2" $approval >"$work/$1.yaml"
    if cmp -s $approval "$work/$1.yaml"; then bad "not planted: $2"; return; fi
    judge invalid "$work/approval.json" "$work/$1.yaml"
    if "$program" check "$work/$1.yaml" >/dev/null 2>&1; then bad "check accepts $1"; else ok; fi
}
spoil key-misspelt 's/^  receiving-level:/  receiving-levle:/'
spoil key-of-a-filing 's/^  application:/  edition: 2007\n&/'
spoil level-of-a-filing 's/^    level: 机密/    level: 第三级/'
spoil option-unknown 's/^    level: 机密/    level: 特密/'
spoil chinese-option-unknown 's/^    level: 机密/    系统密级: 特密/'
spoil chinese-key-misspelt 's/^    level: 机密/    系统密集: 机密/'
spoil required-missing '/^    number: YL-2025-01/d; s/^    name: 样例涉密办公信息系统（虚构）/    overview: 没有名称/; /^    overview: |/,/^    applications:/{/^    applications:/!d}'
spoil date-that-is-none 's/^    level-date: 2025-03-12/    level-date: 2025-13-12/'
spoil date-in-words 's/^    level-date: 2025-03-12/    level-date: 2025年3月12日/'
spoil list-for-record 's/^    contact: {name: 柳明川, title: 处长, phone: 0900-55503001}/    contact: [柳明川]/'
spoil value-for-list 's/^      works: \[屏蔽室建设\]/      works: 屏蔽室建设/'
spoil second-root 's/^approval:/filing: {edition: 2007}\n&/'
sed 's/^    level: 机密/    系统密级: 机密级/; s/^  receiving-level: city/  保密工作部门级别: 设区的市级/' $approval >"$work/spelt.yaml"
judge valid "$work/approval.json" "$work/spelt.yaml"
finish
