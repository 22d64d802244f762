#!/bin/sh
# The formatter alone, figures only: one fixed FO of 60 pages (form tables, a 300-row table, long text, contents, four font roles), beside the floor that any formatter
# has for the same fonts and content (floor.c), and Apache FOP where it is installed; then longer and longer ones: cost must grow with the pages, no faster.
# CPU seconds of the whole process, the median of five runs (of one for the long ones), and its peak memory.
# usage: formatter.sh PROGRAM
set -eu
program=$(realpath "$1")
cd "$(dirname "$0")/../.."
make -s build/release/floor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# An FO of so many sections with a contents list, and a table of so many rows.
make_fo() { # sections rows
    echo '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" xml:lang="zh-CN" font-family="song" font-size="12pt" line-height="20pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="25mm"><fo:region-body margin-bottom="12mm"/><fo:region-after extent="8mm"/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:static-content flow-name="xsl-region-after"><fo:block text-align="center">— <fo:page-number/> —</fo:block></fo:static-content><fo:flow flow-name="xsl-region-body" text-align="justify">'
    awk -v sections="$1" -v rows="$2" 'BEGIN {
        cell = "<fo:table-cell border=\"0.5pt solid black\" padding=\"2pt\"><fo:block>%s</fo:block></fo:table-cell>"
        for (i = 1; i <= sections; i++) printf "<fo:block text-align-last=\"justify\"><fo:basic-link internal-destination=\"s%d\">第%d节 基本要求</fo:basic-link><fo:leader leader-pattern=\"dots\"/><fo:page-number-citation ref-id=\"s%d\"/></fo:block>\n", i, i, i
        split("信息系统运营、使用单位应当依据标准开展安全建设，定期自查|地址范围按区域划分，边界部署访问控制设备并留存日志|主要用户身份鉴别采用口令与数字证书相结合的方式|重要数据在传输和存储时均采取校验和加密措施，备份异地保存|发生安全事件时按照预案处置，向主管部门和公安机关报告", clause, "|")
        for (i = 1; i <= sections; i++) {
            printf "<fo:block id=\"s%d\" role=\"H2\" font-family=\"hei\" font-size=\"15pt\" keep-with-next=\"always\" space-before=\"10pt\">第%d节 基本要求</fo:block>\n", i, i
            for (k = 0; k < 5; k++) {
                printf "<fo:block text-indent=\"2em\" font-family=\"%s\">", k == 3 ? "kai" : k == 4 ? "fangsong" : "song"
                for (c = 1; c <= 5; c++) printf "%s。依据 GB/T 22239-2019 第%d.%d条，网段 10.%d.%d.0/24，自%d年%d月%d日起执行，带宽 %d Mbps；", clause[(c + k + i) % 5 + 1], i % 9 + 1, c, i % 250, c * k, 2015 + i % 11, i % 12 + 1, (i * c) % 28 + 1, (i * 7 + c) % 900 + 100
                print "</fo:block>"
            }
            print "<fo:table table-layout=\"fixed\" width=\"100%\" border-collapse=\"collapse\" space-before=\"6pt\" font-size=\"10.5pt\" line-height=\"16pt\"><fo:table-column column-width=\"20%\"/><fo:table-column column-width=\"30%\"/><fo:table-column column-width=\"20%\"/><fo:table-column column-width=\"30%\"/><fo:table-body>"
            for (r = 0; r < 3; r++) { printf "<fo:table-row>"; for (c = 0; c < 2; c++) { printf cell, "栏目" r "." c; printf cell, "填写内容" (i * r + c) } print "</fo:table-row>" }
            print "</fo:table-body></fo:table>"
        }
        print "<fo:table table-layout=\"fixed\" width=\"100%\" border-collapse=\"collapse\" font-size=\"10.5pt\" line-height=\"15pt\" space-before=\"10pt\"><fo:table-column column-width=\"10%\"/><fo:table-column column-width=\"40%\"/><fo:table-column column-width=\"50%\"/><fo:table-header><fo:table-row>"
        for (c = 1; c <= 3; c++) printf cell, "栏目" c
        print "</fo:table-row></fo:table-header><fo:table-body>"
        for (r = 1; r <= rows; r++) { printf "<fo:table-row>"; printf cell, r; printf cell, "安全设备名称及型号" r % 17; printf cell, "部署在核心业务区，用于区域间访问控制和审计"; print "</fo:table-row>" }
        print "</fo:table-body></fo:table></fo:flow></fo:page-sequence></fo:root>"
    }'
}

measure() { # runs (odd) command...: sets cpu (their median) and peak
    rm -f "$work/runs"
    middle=$(($1 / 2 + 1)) runs=$1
    shift
    for run in $(seq $runs); do /usr/bin/time -f '%U %S %M' -a -o "$work/runs" "$@" >/dev/null 2>"$work/log" || { cat "$work/log"; exit 1; }; done
    cpu=$(awk '{print $1 + $2}' "$work/runs" | sort -n | sed -n ${middle}p)
    peak=$(awk '$3 > most {most = $3} END {printf "%.1f", most / 1024}' "$work/runs")
}
pages_of() { pdfinfo "$1" | awk '/^Pages/ {print $2}'; }

make_fo 30 300 >"$work/sixty.fo"
measure 5 "$program" render "$work/sixty.fo" -o "$work/sixty.pdf"
bytes=$(wc -c <"$work/sixty.pdf")
set -- $(build/release/floor "$work/sixty.fo")
awk -v pages="$(pages_of "$work/sixty.pdf")" -v cpu="$cpu" -v peak="$peak" -v bytes="$bytes" -v floor="$1" -v least="$2" 'BEGIN {
    printf "formatter: %d pages  %.3f s CPU  %.1f MB peak  %d bytes\n", pages, cpu, peak, bytes
    printf "floor:                %.3f s CPU (fonts cut, content deflated)  %d bytes; ratio %.1f in time, %.2f in bytes\n", floor, least, cpu / floor, bytes / least}'
printf '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="a"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block>等保</fo:block></fo:flow></fo:page-sequence></fo:root>' >"$work/one.fo"
measure 5 "$program" render "$work/one.fo" -o "$work/one.pdf"
echo "start-up (one page, one word): $cpu s CPU  $peak MB peak  $(wc -c <"$work/one.pdf") bytes"
if command -v fop >/dev/null; then
    measure 1 fop -q "$work/sixty.fo" "$work/fop.pdf"
    echo "Apache FOP (its own fonts, no tags): $(pages_of "$work/fop.pdf") pages  $cpu s CPU  $peak MB peak  $(wc -c <"$work/fop.pdf") bytes"
fi
for size in 6:5 58:5 585:1 2925:1; do
    sections=${size%:*} runs=${size#*:}
    make_fo $sections $((sections / 2)) >"$work/long.fo"
    measure $runs "$program" render "$work/long.fo" -o "$work/long.pdf"
    awk -v pages="$(pages_of "$work/long.pdf")" -v cpu="$cpu" -v peak="$peak" -v bytes="$(wc -c <"$work/long.pdf")" 'BEGIN {
        printf "%6d pages  %7.3f s CPU  %6.3f ms a page  %7.1f MB peak  %6.1f KB a page in memory  %9d bytes\n", pages, cpu, 1000 * cpu / pages, peak, 1024 * peak / pages, bytes}'
done
