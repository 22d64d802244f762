#!/bin/sh
# A paper of which the form says 无 (表三09, 表四; 2025: 表五) is not made: no file, no part and no row of the contents of the dossier; manifest.json and a remark say so.
# usage: left-out.sh PROGRAM
. "$(dirname "$0")/../frame.sh"

without() { # sample key...: its description in $work/filing.yaml, 无 said of each of these materials
    cp "samples/$1/filing.yaml" "$work/filing.yaml"; shift
    for key; do
        sed -i "s/^\( *$key: {[^:]*: \)[^,}]*, [^}]*}/\1无}/" "$work/filing.yaml"
    done
}
said() { if grep -q "$2" "$3"; then ok; else bad "$1"; head -5 "$3"; fi; }
unsaid() { if grep -q "$2" "$3"; then bad "$1"; else ok; fi; }

without hospital 系统等级测评报告 上级主管部门审批意见
"$program" build --lang zh --format=short "$work/filing.yaml" -o "$work/out" >"$work/log" 2>&1 && ok || bad "it does not build"
said "no remark of the report" 'paper-left-out.*测评后符合系统安全保护等级的技术检测评估报告.*选“无”' "$work/log"
said "no remark of the approval" 'paper-left-out.*主管部门审核批准信息系统安全保护等级的意见.*选“无”' "$work/log"
for file in 05-测评后符合系统安全保护等级的技术检测评估报告 07-主管部门审核批准信息系统安全保护等级的意见; do
    [ -e "$work/out/00001-医院信息系统/$file.pdf" ] && bad "$file is made" || ok
    unsaid "$file is among the files" "\"file\": .*$file" "$work/out/manifest.json"
done
[ -e "$work/out/00001-医院信息系统/06-信息系统安全保护等级专家评审意见.pdf" ] && ok || bad "a material that is handed in is not made"
sed -n '/"left_out"/,$p' "$work/out/manifest.json" >"$work/left"
said "the manifest does not name the report" '"paper": "assessment-report"' "$work/left"
said "the manifest does not name the approval" '"paper": "authority-approval"' "$work/left"
unsaid "the manifest names another" '"paper": "expert-review"' "$work/left"
pdftotext "$work/out/00001-医院信息系统/dossier.pdf" "$work/text"
unsaid "the dossier holds the report" '测评后符合系统安全保护等级的技术检测评估报告' "$work/text"
unsaid "the dossier holds the approval" '主管部门审核批准信息系统安全保护等级的意见' "$work/text"
said "the dossier lacks the review" '信息系统安全保护等级专家评审意见' "$work/text"

without water-2025 使用的安全服务清单
"$program" build --lang zh --format=short "$work/filing.yaml" -o "$work/water" >"$work/log" 2>&1 && ok || bad "water-2025 does not build"
if ls "$work"/water/*/08-*.pdf >/dev/null 2>&1; then bad "the list of services is made"; else ok; fi
said "no remark of the services" 'paper-left-out.*使用的安全服务清单' "$work/log"

# 表三09
without hospital 系统定级报告
"$program" build --lang zh --format=short "$work/filing.yaml" -o "$work/ungraded" >"$work/log" 2>&1
said "no remark of the grading report" 'paper-left-out.*定级报告' "$work/log"
if ls "$work"/ungraded/*/00-*.pdf >/dev/null 2>&1; then bad "the grading report is made"; else ok; fi
pdftotext "$work/ungraded/00001-医院信息系统/dossier.pdf" "$work/text"
unsaid "the dossier holds the grading report" '安全保护等级的确定' "$work/text"

"$program" build samples/hospital/filing.yaml -o "$work/whole" >"$work/log" 2>&1
unsaid "a remark where nothing is left out" 'paper-left-out' "$work/log"
said "left_out is not an empty list" '"left_out": \[\]' "$work/whole/manifest.json"
finish
