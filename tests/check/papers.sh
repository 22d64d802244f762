#!/bin/sh
# What papers make of the description, where no golden shows it: text found in the PDFs of samples, some of them changed.
# usage: papers.sh PROGRAM
. "$(dirname "$0")/../frame.sh"

changed() { cp "samples/$1/filing.yaml" "$work/filing.yaml"; shift; for edit; do sed -i "$edit" "$work/filing.yaml"; done; }
build() { rm -rf "$work/out"; if "$program" build "$work/filing.yaml" -o "$work/out" "$@" >"$work/log" 2>&1; then ok; else bad "it does not build"; head -5 "$work/log"; fi; }
text_of() { pdftotext -layout "$work"/out/$1.pdf "$work/text"; }
said() { if grep -q -- "$2" "$work/text"; then ok; else bad "$1: no $2"; fi; }
unsaid() { if grep -q -- "$2" "$work/text"; then bad "$1: $2"; else ok; fi; }

# a text of the description that ends with its own full stop
changed hospital 's/^\( *机房位置: .*\)$/\1。/'
build --paper topology
text_of '00001*/01*'
said "the place of the machine room" '部署位置：.*机房。$'
unsaid "the place of the machine room" '。。'

# 表二09: who assesses is known from 表二08 before there is an assessment; nothing is asked for where none is wanted
changed school 's/{服务类型: 等级测评, 是否采用: 否}/{服务类型: 等级测评, 是否采用: 是, 服务责任方类型: 国内其他服务商, 服务机构名称: 云岭测评有限公司}/'
build --paper filing-form
text_of '00-*'
said "the assessor of 表二09" '等级测评单位名称  *云岭测评有限公司'
cp samples/school/filing.yaml "$work/filing.yaml"
build --paper filing-form
cp "$work/out/manifest.json" "$work/text"
unsaid "to be filled in where no assessment is wanted" '表二09'

# facts that belong to a paper stand in it
rm -rf "$work/out"; "$program" build samples/hospital/filing.yaml -o "$work/out" >"$work/log" 2>&1
text_of '00001*/03*'; said "the plan" '备案文号：秦密备〔2025〕0066 号'
text_of '00001*/05*'; said "the assessment report" '现场测评：2026 年 3 月 16 日开始，2026 年 3 月 27 日完成。'
said "the assessment report" '有效期至 2027 年 12 月 31 日。'
text_of '00001*/02*'; said "the organisation" '2026-01-31.*新增安全隔离与信息交换系统和日志审计系统。.*2026-02-06'
rm -rf "$work/out"; "$program" build samples/classified/approval.yaml -o "$work/out" >"$work/log" 2>&1
text_of '00-*'; said "the application" '系统编号  *YL-2025-01'; said "the application" '江采薇（副院长），'; said "the application" '柳明川（处长），0900-55503001'
text_of '01-*'; said "the plan" '全部终端'
text_of '02-*'; said "the contractors" '联系电话  *0900-55504001'

# a system that is in use already is not said to be unused
sed 's/^\( *\)申请事项: .*/\1申请事项: 整改备案/; s/^\( *application: \).*/\1record/' samples/classified/approval.yaml >"$work/record.yaml"
rm -rf "$work/out"; "$program" build "$work/record.yaml" -o "$work/out" --draft >"$work/log" 2>&1
text_of '00-*'; said "the application" '整改备案'; unsaid "the application" '尚未投入'
text_of '06-*'; said "the other materials" '至少进行一次保密检查'; unsaid "the other materials" '尚未投入'

# sheets of 表六 are told apart
cp samples/water-2025/filing.yaml "$work/filing.yaml"
build --paper dossier --system 1
text_of '*/dossier'
said "the contents" '数据摸底调查表（用水户档案）'
said "the contents" '数据摸底调查表（水费账单）'

# the list of experts stands on the page of the review
for sample in port-logistics hospital; do
    rm -rf "$work/out"
    "$program" build samples/$sample/filing.yaml -o "$work/out" --paper expert-review >"$work/log" 2>&1
    for file in "$work"/out/*/06*.pdf; do
        [ "$(pdfinfo "$file" | awk '/^Pages/ {print $2}')" = 1 ] && ok || bad "the expert review of $sample has more than a page"
    done
done

# a drawing is no wider than its page, however long the name of the system
changed hospital 's/^  - 系统名称: 医院信息系统$/  - 系统名称: 门诊急诊住院检验影像药房收费医保结算病历归档一体化综合管理与业务协同信息系统/'
build --paper topology --system 1
for file in "$work"/out/00001*/01*.pdf; do
    pdftotext -f 2 -l 2 -bbox "$file" "$work/text"
    if awk '/xMax/ {sub(/.*xMax="/, ""); if ($0 + 0 > 521.6) bad = 1} END {exit bad}' "$work/text"; then ok; else bad "text of the drawing beyond the type area"; fi
done

# its text is never smaller than 6 pt: a line of Latin, the lowest there is, is then 6.7 pt high
rm -rf "$work/out"; "$program" build samples/hospital/filing.yaml -o "$work/out" --paper topology >"$work/log" 2>&1
for file in "$work"/out/00001*/01*.pdf; do
    pdftotext -f 2 -l 2 -bbox "$file" "$work/text"
    if awk -F'"' '/<word/ && $8 - $4 < 6.7 {bad = 1} /<word/ {n++} END {exit bad || n < 50}' "$work/text"; then ok; else bad "the drawing has text below 6 pt"; fi
done

# a running title stays on one line in a draft
printf '备案:\n  表格版本: 2007\n  备案单位: {单位名称: 青石县自来水厂}\n  信息系统:\n    - {系统名称: 水厂监控系统, 系统编号: "00001", 定级情况: {信息系统安全保护等级: 第三级}}\n' >"$work/filing.yaml"
build --draft --paper assessment-report
text_of '00001*/05*'
said "the draft" '测评后符合系统安全保护等级的技术检测评估报告 *草稿，不得报送 *青石县自来水厂$'
finish
