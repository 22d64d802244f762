#!/bin/sh
# Official wording stands in the papers word for word: what is quoted from the Measures, the labels of the forms, the headings of the grading report.
# usage: wording.sh PROGRAM
. "$(dirname "$0")/../frame.sh"

build() { rm -rf "$work/out"; if "$program" build "$@" -o "$work/out" >"$work/log" 2>&1; then ok; else bad "it does not build: $*"; head -5 "$work/log"; fi; }
# All that a paper says, without blanks and line ends.
text_of() { pdftotext -raw "$work"/out/$1.pdf - | tr -d ' \n\f' >"$work/text"; }
said() { if grep -qF -- "$1" "$work/text"; then ok; else bad "not said: $1"; fi; }
unsaid() { if grep -qF -- "$1" "$work/text"; then bad "said: $1"; else ok; fi; }
# The paragraphs and items of an article, a line each.
article() { xmllint --xpath "//article[@number='$1']/*[self::p or self::item]" schemas/measures.xml | sed 's/<p>/\n/g; s/<item[^>]*>/\n/g; s/<[^>]*>//g' | sed '/^ *$/d'; }
# quoted ARTICLE TEXT: the article has the text, and the paper.
quoted() { if article "$1" | grep -qF -- "$2"; then ok; else bad "article $1 does not have: $2"; fi; said "$2"; }
items() { article "$1" | while IFS= read -r item; do case $item in 第三级以上*) ;; *) printf '%s\n' "$item" ;; esac; done >"$work/items"; while IFS= read -r item; do said "$item"; done <"$work/items"; }

# the conditions of products and assessors
build samples/hospital/filing.yaml --system 1
text_of '00001*/04*'; quoted 21 '第三级以上信息系统应当选择使用符合以下条件的信息安全产品：'; items 21
text_of '00001*/05*'; said '（待测评机构填写：整体测评）'; items 22
said '61030000088-00001测评结论'; said '电子邮件suhx@qy3y.example.cn'; said '电子邮件shiys@qlxa.example.cn'
if [ "$(wc -l <"$work/items")" = 8 ]; then ok; else bad "article 22 has eight items"; fi

# explain says them in the same words
for condition in domestic-owner:21:1 own-technology:21:2 no-backdoor:21:4 certified:21:6 registered-in-china:22:1 chinese-owned:22:2 proper-equipment:22:6 management-rules:22:7; do
    key=${condition%%:*} place=${condition#*:}
    item=$(xmllint --xpath "string(//article[@number='${place%:*}']/item[${place#*:}])" schemas/measures.xml | sed 's/；$//; s/。$//')
    "$program" explain --lang zh "$key" 2>&1 | tr -d ' \n' >"$work/text"
    said "$item"
done

# the grading report
text_of '00001*/00*'
said '二、医院信息系统安全保护等级确定（定级方法参见国家标准《信息系统安全等级保护定级指南》）'
for kind in 业务信息 系统服务; do said "1、${kind}描述"; said "2、${kind}受到破坏时所侵害客体的确定"; said "4、${kind}安全等级的确定"; done
said '3、信息受到破坏后对侵害客体的侵害程度的确定'

# dates of one cell are written alike; between titles in 《》 stands no 、 (GB/T 15834)
text_of '00001*/02*'
said '期限2025年10月31日；2025年10月20日完成整改，2025年10月24日将整改报告备案'
unsaid '》、《'
# the model texts name the leading group as the description does
build samples/port-logistics/filing.yaml --system 2 --paper management
text_of '00002*/02*'; said '报网络与信息安全领导小组'; unsaid '网络安全领导小组'

# the 2025 form
build samples/water-2025/filing.yaml --paper filing-form
text_of '00-*'
for label in 1与其他行业系统连接 2与本行业其他单位系统连接 3与本单位其他系统连接 大数据系统组成; do said "$label"; done
said '1.临泽市住房和城乡建设局2.3.'

# its materials bear the names of 表五, from level 2
build samples/water-2025/filing.yaml
for system in 26001 26002; do
    text_of "$system*/01*"; said '网络拓扑结构及说明'; unsaid '系统拓扑结构及说明'
    text_of "$system*/02*"; said '网络安全组织架构及管理制度清单'
    text_of "$system*/06*"; said '专家评审意见'
    text_of "$system*/00*"; said '安全主管部门信息中心定级责任单位澄江省临泽市自来水有限责任公司单位负责人'; said '网络拓扑图'
done
sed 's/^\( *系统使用的安全产品清单[^:]*: \).*/\1{有无: 是, 附件名称: 产品清单}/' samples/water-2025/filing.yaml >"$work/filing.yaml"
build "$work/filing.yaml" --paper products
text_of '26001*/04*'; said '网络安全专用产品清单及相关证明'; unsaid '第二十一条'
text_of '26002*/04*'; said '第二十一条'

# the papers of a classified system
build samples/classified/approval.yaml
text_of '00-*'; said '分为2个安全域'; said '网络连接无'
text_of '01-*'
quoted 27 '按照秘密、机密、绝密三级的不同要求，结合系统实际进行方案设计，实施分级保护，其保护水平总体上不低于国家信息安全等级保护第三级、第四级、第五级的水平'
quoted 28 '涉密信息系统使用的信息安全保密产品原则上应当选用国产品，并应当通过国家保密局授权的检测机构'
text_of '02-*'; quoted 27 '涉密信息系统建设使用单位应当选择具有涉密集成资质的单位承担或者参与涉密信息系统的设计与实施'
text_of '04-*'; quoted 38 '信息系统中的密码及密码设备的测评工作由国家密码管理局认可的测评机构承担'
text_of '05-*'; unsaid '》、《'

# a network of which isolation and connections are not described is not said to have none
sed '/^ *\(isolated\|isolation\): /d' samples/classified/approval.yaml >"$work/approval.yaml"
build "$work/approval.yaml" --draft --paper approval-application
text_of '00-*'; unsaid '网络连接无'
finish
