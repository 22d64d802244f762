#!/bin/sh
# Figures, never a timed test: whole-process CPU seconds (median of five runs) and peak memory of building the sample and of rendering a fixed FO of 60 pages.
# usage: papers.sh PROGRAM
set -eu
program=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() { # name pages command...
    name=$1; pages=$2; shift 2
    for run in 1 2 3 4 5; do /usr/bin/time -f '%U %S %M' -a -o "$work/$name" "$@" >/dev/null 2>&1; done
    awk '{print $1 + $2, $3}' "$work/$name" | sort -n | awk -v name="$name" -v pages="$pages" \
        '{cpu[NR] = $1; if ($2 > peak) peak = $2} END {c = cpu[3]; printf "%-22s %4d pages  %6.3f s CPU  %6.1f MB peak  %6.0f pages per CPU second\n", name, pages, c, peak / 1024, (c > 0 ? pages / c : 0)}'
}

# 60 pages: form tables, a 300-row table, long text, contents, four font roles.
make_fo() {
    echo '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" xml:lang="zh-CN" font-family="song" font-size="12pt" line-height="20pt"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="25mm"><fo:region-body margin-bottom="12mm"/><fo:region-after extent="8mm"/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:static-content flow-name="xsl-region-after"><fo:block text-align="center">— <fo:page-number/> —</fo:block></fo:static-content><fo:flow flow-name="xsl-region-body" text-align="justify">'
    awk 'BEGIN {
        for (i = 1; i <= 60; i++) printf "<fo:block text-align-last=\"justify\">第%d节 基本要求<fo:leader leader-pattern=\"dots\"/><fo:page-number-citation ref-id=\"s%d\"/></fo:block>\n", i, i
        text = "信息系统运营、使用单位应当依据 GB/T 22239-2019《信息安全技术 网络安全等级保护基本要求》开展安全建设，地址范围为 192.168.10.0/24，于2026年3月20日投入运行，带宽 100 Mbps。"
        for (i = 1; i <= 60; i++) {
            printf "<fo:block id=\"s%d\" role=\"H2\" font-family=\"hei\" font-size=\"15pt\" keep-with-next=\"always\" space-before=\"10pt\">第%d节 基本要求</fo:block>\n", i, i
            for (k = 0; k < 6; k++) printf "<fo:block text-indent=\"2em\" font-family=\"%s\">%s%s</fo:block>\n", k == 3 ? "kai" : k == 4 ? "fangsong" : "song", text, text
        }
        cell = "<fo:table-cell border=\"0.5pt solid black\" padding=\"2pt\"><fo:block>%s%d</fo:block></fo:table-cell>"
        print "<fo:table table-layout=\"fixed\" width=\"100%\" border-collapse=\"collapse\" font-size=\"10.5pt\" line-height=\"15pt\"><fo:table-column column-width=\"10%\"/><fo:table-column column-width=\"40%\"/><fo:table-column column-width=\"50%\"/><fo:table-header><fo:table-row>"
        for (c = 1; c <= 3; c++) printf cell, "栏目", c
        print "</fo:table-row></fo:table-header><fo:table-body>"
        for (r = 1; r <= 300; r++) { printf "<fo:table-row>"; printf cell, "", r; printf cell, "安全设备名称及型号", r; printf cell, "部署在核心业务区，用于区域间访问控制和审计", r; print "</fo:table-row>" }
        print "</fo:table-body></fo:table></fo:flow></fo:page-sequence></fo:root>"
    }'
}
make_fo > "$work/fixed.fo"
"$program" render "$work/fixed.fo" -o "$work/fixed.pdf"
"$program" build samples/port-logistics/filing.yaml -o "$work/out"
pages_of() { find "$1" -name '*.pdf' -exec pdfinfo {} \; | awk '/^Pages/ {n += $2} END {print n}'; }
measure render-fixed "$(pages_of "$work/fixed.pdf")" "$program" render "$work/fixed.fo" -o "$work/fixed.pdf"
measure build-sample "$(pages_of "$work/out")" "$program" build samples/port-logistics/filing.yaml -o "$work/out"
measure check-sample 0 "$program" check samples/port-logistics/filing.yaml
echo "render-fixed: $(wc -c < "$work/fixed.pdf") bytes"
