<?xml version="1.0" encoding="UTF-8"?>
<!-- 第三十条（一）：系统设计、实施方案及审查论证意见: the plan from the description, a prompt where it says nothing, then the review with places for signatures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:exsl="http://exslt.org/common" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="f exsl xs">

  <xsl:template match="paper[@id = 'approval-plan']" mode="paper">
    <xsl:variable name="d" select="$approval/design"/>
    <xsl:call-template name="secret-sheet">
      <xsl:with-param name="content">
        <xsl:call-template name="h"><xsl:with-param name="text" select="'一、方案概况'"/></xsl:call-template>
        <xsl:call-template name="facts">
          <xsl:with-param name="paper" select="'方案'"/>
          <xsl:with-param name="rows">
            <row label="方案名称"><xsl:value-of select="$d/title"/></row>
            <row label="方案类型"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'plan-kind'"/><xsl:with-param name="code" select="$d/kind"/></xsl:call-template></row>
            <row label="方案日期" second="true"><xsl:value-of select="$d/date"/></row>
            <row label="编制单位"><xsl:value-of select="$d/designer"/></row>
            <row label="系统密级"><xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="$system/level"/></xsl:call-template></row>
            <row label="保护水平" second="true"><xsl:if test="$system/protection-level">不低于<xsl:call-template name="level-name"><xsl:with-param name="level" select="$system/protection-level"/></xsl:call-template></xsl:if></row>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="chapter"><xsl:with-param name="title" select="'二、编制依据'"/><xsl:with-param name="text" select="$d/basis"/><xsl:with-param name="what" select="'方案 编制依据'"/></xsl:call-template>
        <xsl:call-template name="chapter"><xsl:with-param name="title" select="'三、建设目标'"/><xsl:with-param name="text" select="$d/goal"/><xsl:with-param name="what" select="'方案 建设目标'"/></xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'四、系统概况'"/></xsl:call-template>
        <xsl:call-template name="plan-system"/>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'五、信息定密和系统定级'"/></xsl:call-template>
        <xsl:call-template name="plan-levels"/>
        <xsl:call-template name="chapter"><xsl:with-param name="title" select="'六、风险分析'"/><xsl:with-param name="text" select="$d/risk"/><xsl:with-param name="what" select="'方案 风险分析'"/></xsl:call-template>
        <xsl:call-template name="chapter"><xsl:with-param name="title" select="'七、总体设计'"/><xsl:with-param name="text" select="$d/architecture"/><xsl:with-param name="what" select="'方案 总体设计'"/></xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'八、安全保密措施'"/></xsl:call-template>
        <xsl:call-template name="plan-measures"/>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'九、密码使用'"/></xsl:call-template>
        <xsl:call-template name="plan-cryptography"/>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'十、信息安全保密产品'"/></xsl:call-template>
        <xsl:call-template name="secrecy-products"/>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'十一、实施计划'"/></xsl:call-template>
        <xsl:call-template name="steps"><xsl:with-param name="steps" select="$d/schedule/step"/><xsl:with-param name="what" select="'方案 实施计划'"/></xsl:call-template>
        <xsl:call-template name="seal"><xsl:with-param name="date" select="$d/date"/><xsl:with-param name="what" select="'方案 方案日期'"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="secret-pages"><xsl:with-param name="first" select="false()"/><xsl:with-param name="content"><xsl:call-template name="review"/></xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="plan-system">
    <xsl:variable name="n" select="$system/network"/>
    <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/overview"/><xsl:with-param name="what" select="'系统概述'"/></xsl:call-template>
    <xsl:call-template name="listing">
      <xsl:with-param name="caption" select="'主要应用'"/><xsl:with-param name="heads" select="'序号|应用名称|用途|所在安全域|用户数'"/><xsl:with-param name="widths" select="'8,26,36,18,12'"/><xsl:with-param name="what" select="'主要应用'"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$system/applications/application">
          <xsl:call-template name="line"><xsl:with-param name="cells"><c center="true"><xsl:value-of select="position()"/></c><c><xsl:value-of select="name"/></c><c what="应用用途"><xsl:value-of select="purpose"/></c><c><xsl:call-template name="domain-name"><xsl:with-param name="id" select="domain"/></xsl:call-template></c><c center="true" what="应用用户数"><xsl:value-of select="users"/></c></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="paper" select="'网络和设备'"/>
      <xsl:with-param name="rows">
        <row label="覆盖范围"><xsl:value-of select="$n/extent"/></row>
        <row label="信息点数"><xsl:value-of select="$n/nodes"/></row>
        <row label="用户数" second="true"><xsl:value-of select="$n/users"/></row>
        <row label="终端台数"><xsl:value-of select="$n/terminals"/></row>
        <row label="服务器台数" second="true"><xsl:value-of select="$n/servers"/></row>
        <row label="物理隔离"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$n/isolated"/></xsl:call-template></row>
        <row label="无线联网" second="true"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$n/wireless"/></xsl:call-template></row>
        <row label="隔离措施"><xsl:value-of select="$n/isolation"/></row>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="$n/connections/connection">
      <xsl:call-template name="listing">
        <xsl:with-param name="caption" select="'与其他网络的连接'"/><xsl:with-param name="heads" select="'对方网络|网络性质|密级|连接方式和防护'"/><xsl:with-param name="widths" select="'30,18,10,42'"/>
        <xsl:with-param name="rows">
          <xsl:for-each select="$n/connections/connection">
            <xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="network"/></c><c><xsl:call-template name="option-label"><xsl:with-param name="type" select="'connection-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template></c><c center="true"><xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="level"/></xsl:call-template></c><c what="连接方式"><xsl:value-of select="method"/></c></xsl:with-param></xsl:call-template>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="listing">
      <xsl:with-param name="caption" select="'涉密场所'"/><xsl:with-param name="heads" select="'场所|位置|防护措施'"/><xsl:with-param name="widths" select="'24,32,44'"/><xsl:with-param name="what" select="'涉密场所'"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$system/rooms/room">
          <xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="name"/></c><c what="场所位置"><xsl:value-of select="location"/></c><c what="场所防护措施"><xsl:value-of select="protection"/></c></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="$n/picture/file">
        <fo:block text-align="center" space-before="6pt" keep-with-next="always"><fo:external-graphic src="{$n/picture/file}" content-width="scale-down-to-fit" content-height="scale-down-to-fit" width="150mm" height="150mm" scaling="uniform" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions" fox:alt-text="网络拓扑图"/></fo:block>
        <fo:block text-align="center" font-family="hei" font-size="10.5pt" line-height="16pt" keep-with-next="always"><xsl:value-of select="$n/picture/title"/><xsl:if test="not($n/picture/title)">网络拓扑图</xsl:if></fo:block>
        <fo:block text-align="center" font-family="hei" font-size="10.5pt" line-height="16pt" space-after="8pt"><xsl:call-template name="secrecy-mark-set"><xsl:with-param name="papers" select="$papers[@part = 'plan']"/></xsl:call-template></fo:block>
      </xsl:when>
      <xsl:otherwise><fo:block db:blank="网络拓扑图" db:by="{$owner}" color="#606060" font-size="10.5pt" line-height="18pt">（网络拓扑图由建设使用单位附后；图上密级标志标在图名下方。）</fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="plan-levels">
    <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/level-basis"/><xsl:with-param name="what" select="'定级依据'"/></xsl:call-template>
    <xsl:call-template name="listing">
      <xsl:with-param name="caption" select="'处理的信息'"/><xsl:with-param name="heads" select="'信息名称|密级|定密依据|所在安全域|数量'"/><xsl:with-param name="widths" select="'25,11,32,18,14'"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$system/information/kind">
          <xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="name"/></c><c center="true"><xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="level"/></xsl:call-template></c><c><xsl:if test="level != 'none'"><xsl:attribute name="what"><xsl:value-of select="concat(name, '的定密依据')"/></xsl:attribute></xsl:if><xsl:value-of select="basis"/></c><c><xsl:call-template name="domain-name"><xsl:with-param name="id" select="domain"/></xsl:call-template></c><c><xsl:value-of select="amount"/></c></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="$system/domains/domain">
      <xsl:call-template name="listing">
        <xsl:with-param name="caption" select="'安全域'"/><xsl:with-param name="heads" select="'安全域|等级|保护水平|范围|终端|服务器|边界防护'"/><xsl:with-param name="widths" select="'15,9,12,23,8,9,24'"/>
        <xsl:with-param name="rows">
          <xsl:for-each select="$system/domains/domain">
            <xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="name"/></c><c center="true"><xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="level"/></xsl:call-template></c><c center="true"><xsl:if test="protection-level"><xsl:call-template name="level-name"><xsl:with-param name="level" select="protection-level"/></xsl:call-template></xsl:if></c><c what="安全域的范围"><xsl:value-of select="scope"/></c><c center="true"><xsl:value-of select="terminals"/></c><c center="true"><xsl:value-of select="servers"/></c><c what="安全域的边界防护"><xsl:value-of select="boundary"/></c></xsl:with-param></xsl:call-template>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Every aspect of the schema: what the description says, for the system or one of its domains, else a prompt (templates/approval/prompts.xml). -->
  <xsl:template name="plan-measures">
    <fo:block text-indent="2em">涉密信息系统建设使用单位应当依据涉密信息系统分级保护管理规范和技术标准，按照秘密、机密、绝密三级的不同要求，结合系统实际进行方案设计，实施分级保护，其保护水平总体上不低于国家信息安全等级保护第三级、第四级、第五级的水平（第二十七条）。本系统的措施如下。</fo:block>
    <xsl:for-each select="$schema-types[@name = 'measure-aspect']//xs:enumeration">
      <xsl:variable name="number"><xsl:call-template name="chinese-number"><xsl:with-param name="n" select="position()"/></xsl:call-template></xsl:variable>
      <xsl:variable name="label" select=".//*[local-name() = 'label']"/>
      <xsl:variable name="said" select="$approval/design/measures/measure[aspect = current()/@value]"/>
      <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="concat('（', $number, '）', $label)"/></xsl:call-template>
      <xsl:for-each select="$said">
        <xsl:variable name="lead"><xsl:if test="domain"><xsl:call-template name="domain-name"><xsl:with-param name="id" select="domain"/></xsl:call-template>：</xsl:if></xsl:variable>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="text"/><xsl:with-param name="lead" select="$lead"/></xsl:call-template>
      </xsl:for-each>
      <xsl:if test="not($said)">
        <fo:block text-indent="2em" color="#606060" font-size="10.5pt" line-height="18pt" keep-with-next="always" db:blank="方案 {$label}的措施" db:by="{$owner}">（待建设使用单位填写：<xsl:value-of select="f:data('templates/approval/prompts.xml')/prompts/prompt[@aspect = current()/@value]"/>）</fo:block>
        <xsl:call-template name="rules"><xsl:with-param name="count" select="2"/></xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="plan-cryptography">
    <xsl:variable name="c" select="$approval/cryptography"/>
    <xsl:choose>
      <xsl:when test="$c/used = 'false'"><fo:block text-indent="2em">本系统未采用密码对涉及国家秘密的信息和信息系统进行保护。</fo:block></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$c/description"/><xsl:with-param name="what" select="'密码使用说明'"/></xsl:call-template>
        <xsl:call-template name="facts">
          <xsl:with-param name="paper" select="'密码'"/>
          <xsl:with-param name="rows">
            <row label="审批文号"><xsl:value-of select="$c/approval-number"/></row>
            <row label="审批日期" second="true"><xsl:value-of select="$c/approval-date"/></row>
            <row label="密码测评机构"><xsl:value-of select="$c/test-body"/></row>
            <row label="经国家密码管理局认可" second="true"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$c/test-body-approved"/></xsl:call-template></row>
            <row label="测评报告编号"><xsl:value-of select="$c/test-report"/></row>
            <row label="测评日期" second="true"><xsl:value-of select="$c/test-date"/></row>
            <row label="含加密功能的进口产品"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$c/imported-encryption"/></xsl:call-template><xsl:if test="$c/imported-approval">（批准文号：<xsl:value-of select="$c/imported-approval"/>）</xsl:if></row>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="caption" select="'密码产品'"/><xsl:with-param name="heads" select="'产品名称|型号|来源|批准文号|数量|部署位置'"/><xsl:with-param name="widths" select="'22,15,12,22,8,21'"/><xsl:with-param name="what" select="'密码产品'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$c/products/product">
              <xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="name"/></c><c what="密码产品型号"><xsl:value-of select="model"/></c><c><xsl:call-template name="option-label"><xsl:with-param name="type" select="'crypto-source'"/><xsl:with-param name="code" select="source"/></xsl:call-template></c><c what="密码产品批准文号"><xsl:value-of select="approval"/></c><c center="true"><xsl:value-of select="quantity"/></c><c><xsl:value-of select="location"/></c></xsl:with-param></xsl:call-template>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="secrecy-products">
    <fo:block text-indent="2em" keep-with-next="always">涉密信息系统使用的信息安全保密产品原则上应当选用国产品，并应当通过国家保密局授权的检测机构依据有关国家保密标准进行的检测（第二十八条）。下表的有效期按申请日期（<xsl:call-template name="date"><xsl:with-param name="of" select="$approval/application-date"/><xsl:with-param name="what" select="'申请书 申请日期'"/></xsl:call-template>）核对。</fo:block>
    <xsl:call-template name="listing">
      <xsl:with-param name="heads" select="'序号|产品名称和型号|生产厂商|国产|检测证书编号|有效期至|目录|数量、部署位置'"/><xsl:with-param name="widths" select="'6,24,18,6,15,12,6,14'"/><xsl:with-param name="size" select="'9pt'"/><xsl:with-param name="what" select="'信息安全保密产品'"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$approval/products/product">
          <xsl:call-template name="line"><xsl:with-param name="cells"><c center="true"><xsl:value-of select="position()"/></c><c><xsl:value-of select="name"/><xsl:if test="model"><xsl:value-of select="concat('（', model, '）')"/></xsl:if></c><c what="{name}的生产厂商"><xsl:value-of select="manufacturer"/></c><c center="true" what="{name}是否国产"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="domestic"/></xsl:call-template></c><c what="{name}的检测证书编号"><xsl:value-of select="certificate"/></c><c what="{name}的证书有效期"><xsl:value-of select="valid-until"/><xsl:call-template name="expired"><xsl:with-param name="until" select="valid-until"/><xsl:with-param name="on" select="$approval/application-date"/></xsl:call-template></c><c center="true" what="{name}是否列入目录"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="listed"/></xsl:call-template></c><c><xsl:value-of select="quantity"/><xsl:if test="location">（<xsl:value-of select="location"/>）</xsl:if></c></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="$approval/products/product[foreign-reason]">
      <fo:block text-indent="2em">选用非国产品“<xsl:value-of select="name"/>”的理由：<xsl:value-of select="foreign-reason"/><xsl:call-template name="full-stop"><xsl:with-param name="after" select="foreign-reason"/></xsl:call-template></fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- （已过期） behind a date that lies before another. -->
  <xsl:template name="expired">
    <xsl:param name="until"/>
    <xsl:param name="on"/>
    <xsl:if test="$until and $on and number(translate($until, '-', '')) &lt; number(translate($on, '-', ''))">（已过期）</xsl:if>
  </xsl:template>

  <xsl:template name="steps">
    <xsl:param name="steps"/>
    <xsl:param name="what"/>
    <xsl:call-template name="listing">
      <xsl:with-param name="heads" select="'阶段|开始日期|结束日期|责任部门|成果'"/><xsl:with-param name="widths" select="'22,15,15,20,28'"/><xsl:with-param name="what" select="$what"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$steps">
          <xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="name"/></c><c center="true"><xsl:value-of select="start"/></c><c center="true"><xsl:value-of select="end"/></c><c><xsl:value-of select="responsible"/></c><c><xsl:value-of select="result"/></c></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="review">
    <xsl:variable name="r" select="$approval/review"/>
    <fo:block id="review-{@id}" db:outline="2" role="H2" font-family="song" font-weight="700" font-size="22pt" line-height="34pt" letter-spacing="0pt" text-align="center" space-before="6pt" space-before.conditionality="retain" space-after="8pt" keep-with-next="always">设计、实施方案审查论证意见</fo:block>
    <xsl:call-template name="facts">
      <xsl:with-param name="paper" select="'审查论证'"/>
      <xsl:with-param name="rows">
        <row label="系统名称"><xsl:value-of select="$system/name"/></row>
        <row label="方案名称"><xsl:value-of select="$approval/design/title"/></row>
        <row label="论证日期"><xsl:value-of select="$r/date"/></row>
        <row label="论证地点" second="true"><xsl:value-of select="$r/place"/></row>
        <row label="组织单位"><xsl:value-of select="$r/organiser"/></row>
        <row label="保密工作部门参加" second="true"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$r/secrecy-department"/></xsl:call-template></row>
        <row label="论证意见" by="专家组">
          <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$r/opinion"/><xsl:with-param name="what" select="'审查论证 论证意见'"/><xsl:with-param name="by" select="'专家组'"/><xsl:with-param name="lines" select="5"/></xsl:call-template>
        </row>
        <row label="论证结论" by="专家组"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'review-conclusion'"/><xsl:with-param name="code" select="$r/conclusion"/></xsl:call-template></row>
        <row label="组长签字" by="专家组"/>
        <row label="成员签字" by="专家组"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="listing">
      <xsl:with-param name="caption" select="'专家组名单'"/><xsl:with-param name="heads" select="'姓名|工作单位|职务/职称|专业|组长'"/><xsl:with-param name="widths" select="'16,34,20,20,10'"/><xsl:with-param name="what" select="'审查论证 专家组名单'"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$r/experts/expert">
          <xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="name"/></c><c><xsl:value-of select="unit"/></c><c><xsl:value-of select="title"/></c><c><xsl:value-of select="field"/></c><c center="true"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="head"/></xsl:call-template></c></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="$r/amendments or $r/conclusion = 'amend'">
      <xsl:call-template name="chapter"><xsl:with-param name="title" select="'按照论证意见修改方案的情况'"/><xsl:with-param name="text" select="$r/amendments"/><xsl:with-param name="what" select="'审查论证 修改情况'"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
