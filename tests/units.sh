#!/bin/sh
# Makes a roster of invented units from word lists, each different and without faults, the same for the same number: FOLDER/roster.yaml, group.yaml, units/*.yaml.
# usage: units.sh COUNT FOLDER [LEVEL]     LEVEL 3 (default): form, grading report and the seven materials; 2: form and grading report
set -eu
count=$1 folder=$2 level=${3:-3}
mkdir -p "$folder/units"
cp "$(dirname "$0")/../samples/group/group.yaml" "$folder/group.yaml"
printf 'roster:\n  name: 试验名册\n  group: group.yaml\n  units:\n    - pattern: units/*.yaml\n' >"$folder/roster.yaml"
awk -v count="$count" -v folder="$folder" -v level="$level" '
function pick(list, n) { n = split(list, words, " "); seed = (seed * 1103 + 12345) % 65536; return words[seed % n + 1] }
function number(low, high) { seed = (seed * 1103 + 12345) % 65536; return low + seed % (high - low + 1) }
function credit(i, text, sum, weight, k) { # GB 32100-2015: digits of base 31, weights are powers of 3
    text = sprintf("9133020%010d", 1000000 + i); weight = 1
    for (k = 1; k <= 17; k++) { sum += substr(text, k, 1) * weight; weight = weight * 3 % 31 }
    return text substr("0123456789ABCDEFGHJKLMNPQRTUWXY", (31 - sum % 31) % 31 + 1, 1)
}
function person() { return pick("赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨") pick("明 立 志 文 海 晓 建 清 若 思") pick("远 诚 然 宁 舟 川 岚 衡 青 帆") }
BEGIN {
    for (i = 1; i <= count; i++) {
        seed = i * 7919 % 65536
        file = sprintf("%s/units/u%05d.yaml", folder, i)
        trade = pick("水务 燃气 公交 仓储 物业 供热 港务 环保 文旅 建材"); place = pick("海曙浦 临港 望潮 北仑山 镇河 东江")
        name = sprintf("湾州%s%s%s%d号有限公司", place, pick("清源 安居 洁城 远航 丰和 明德 恒信 长河"), trade, i)
        system_name = trade pick("生产管理 客户服务 调度指挥 资产管理 数据采集") "系统"
        head = person(); contact = person(); host = sprintf("u%05d.example.cn", i); phone = sprintf("0574-%08d", 55000000 + i)
        printf "unit:\n  name: %s\n  credit-code: %s\n  address: {county: %s区, detail: %s路%d号}\n  postcode: \"%d\"\n", name, credit(i), place, pick("江湾 学府 环城 蓝焰 文华 仓前"), number(1, 999), number(315000, 315999) >file
        printf "  leader: {name: %s, title: 副总经理, phone: %s, email: leader@%s}\n  department: 信息管理部\n", head, phone, host >file
        printf "  contact: {name: %s, title: 工程师, phone: %s, email: it@%s, mobile: \"138%08d\"}\n  industry: \"%s\"\n", contact, phone, host, i, pick("38 39 47 36 44") >file
        printf "  organisation:\n    leading-group: {head: %s, members: %s、%s}\n    posts:\n      - {name: 系统管理员, holder: %s, full-time: true}\n      - {name: 安全管理员, holder: %s, full-time: true}\n", head, contact, person(), person(), person() >file
        printf "systems:\n  - name: %s\n    number: \"%05d\"\n    business: {type: \"%d\", description: %s的业务数据由本系统处理，服务约%d户。}\n", system_name, number(1, 99999), number(1, 5), trade, number(2, 98) * 1000 >file
        printf "    service: {scope: \"30\", audience: \"3\"}\n    interconnection: {types: [\"3\"]}\n    key-products:\n" >file
        for (k = 1; k <= 5; k++) printf "      - {kind: \"%d\", quantity: %d, domestic-use: all}\n", k, number(1, 24) >file
        printf "    launch-date: %d-%02d-%02d\n    grading:\n", number(2010, 2024), number(1, 12), number(1, 28) >file
        object = level == 3 ? "society" : "citizens"
        printf "      business-information:\n        description: 用户资料和%s生产数据。\n        harms: [{object: %s, degree: serious, object-reason: 用户资料泄露或者生产数据被篡改，影响%s服务，侵害用户和本单位的合法权益。, degree-reason: 影响约%d户的资料和账务，恢复须逐户核对，属于严重损害。}]\n        level: %d\n", trade, object, trade, number(2, 98) * 1000, level >file
        printf "      system-service:\n        description: 全天提供%s服务。\n        harms: [{object: citizens, degree: serious, object-reason: 服务中断影响用户办理业务，侵害用户和本单位的合法权益。, degree-reason: 中断期间业务停办，会造成较大的经济损失，属于严重损害。}]\n        level: 2\n", trade >file
        printf "      level: %d\n      date: 2026-05-%02d\n      report: {present: true, name: %s定级报告}\n      filler: %s\n      fill-date: 2026-06-0%d\n", level, number(12, 28), system_name, contact, number(1, 9) >file
        printf "    description:\n      responsibility: 该系统由信息管理部运行维护和管理，%s对系统负有安全保护责任。\n      elements: 系统由%d台服务器和%d台网络设备组成。\n      business: 系统承载%s业务，业务相对独立。\n", name, number(2, 20), number(2, 30), trade >file
        printf "    authority: {exists: true, name: 湾州市交通运输局, approved: true, document-number: 湾交信〔2026〕%d号}\n", i >file
        if (level == 3) {
            net = sprintf("10.%d.%d", int(i / 250), i % 250)
            printf "    materials: {topology: {present: true, name: 拓扑结构及说明}, products: {present: true, name: 产品清单}}\n    network:\n      structure: 系统划分为外联区、业务区和管理区，各区域由防火墙隔离。\n      zones:\n" >file
            printf "        - {id: outer, name: 外联区, kind: access, addresses: [%s.0/26]}\n        - {id: business, name: 业务区, kind: business, addresses: [%s.64/26]}\n        - {id: management, name: 管理区, kind: management, addresses: [%s.128/26]}\n", net, net, net >file
            printf "      boundaries:\n        - {name: 外联边界, from: outer, to: business, devices: [fw-1], policy: 默认拒绝}\n      devices:\n        - {id: fw-1, name: 防火墙, kind: firewall, product: firewall, zone: outer, address: %s.1, quantity: 2, purpose: 访问控制}\n", net >file
            printf "        - {id: srv-1, name: 应用服务器, kind: server, product: server, zone: business, address: %s.71, quantity: %d, purpose: 业务应用}\n        - {id: bas-1, name: 堡垒机, kind: bastion, product: bastion, zone: management, address: %s.135, quantity: 1, purpose: 运维审计}\n", net, number(2, 9), net >file
            printf "      location: 东海省湾州市%s区调度楼\n    product-uses:\n      - {product: firewall, quantity: 2, location: 外联区, purpose: 访问控制}\n      - {product: bastion, quantity: 1, location: 管理区, purpose: 运维审计}\n", place >file
            if (i % 10 == 0) printf "      - {product: antivirus, quantity: 1, location: 各服务器, purpose: 恶意代码防范}\n" >file
        }
        close(file)
    }
}'
