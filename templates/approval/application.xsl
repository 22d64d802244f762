<?xml version="1.0" encoding="UTF-8"?>
<!-- 涉密信息系统审批申请书: cover, letter, table of facts, places for the opinions. No official form is public: the cover says so. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="f exsl">

  <xsl:variable name="is-record" select="$approval/application = 'record'"/>
  <xsl:variable name="matter"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'application-kind'"/><xsl:with-param name="code" select="$approval/application"/></xsl:call-template></xsl:variable>

  <xsl:template match="paper[@id = 'approval-application']" mode="paper">
    <xsl:call-template name="secret-pages"><xsl:with-param name="content"><xsl:call-template name="application-cover"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="secret-pages"><xsl:with-param name="first" select="false()"/><xsl:with-param name="content"><xsl:call-template name="application-letter"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="secret-pages"><xsl:with-param name="first" select="false()"/><xsl:with-param name="content"><xsl:call-template name="application-table"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="secret-pages"><xsl:with-param name="first" select="false()"/><xsl:with-param name="content"><xsl:call-template name="application-opinions"/></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- What every cover says of itself. -->
  <xsl:template name="not-official">
    <fo:block xsl:use-attribute-sets="note-box" text-align="justify">非官方格式：本件不是保密工作部门印发的表格，由建设使用单位按照《信息安全等级保护管理办法》（公通字〔2007〕43号）第三十条所列材料编制；受理的保密工作部门另有规定格式的，以其规定的格式为准。</fo:block>
  </xsl:template>

  <xsl:template name="application-cover">
    <fo:block id="paper-{@id}" db:outline="1" role="H1" font-family="song" font-weight="700" font-size="28pt" line-height="44pt" letter-spacing="0pt" text-align="center" space-before="24mm" space-before.conditionality="retain" space-after="16mm">
      <xsl:choose>
        <xsl:when test="$is-record">涉密信息系统整改备案申请书</xsl:when>
        <xsl:otherwise>涉密信息系统审批申请书</xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <fo:table table-layout="fixed" width="100%" line-height="26pt" letter-spacing="0pt">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'33,67'"/></xsl:call-template>
      <fo:table-body>
        <xsl:call-template name="cover-row"><xsl:with-param name="label" select="'建设使用单位'"/><xsl:with-param name="text" select="$unit/name"/></xsl:call-template>
        <xsl:call-template name="cover-row"><xsl:with-param name="label" select="'系统名称'"/><xsl:with-param name="text" select="$system/name"/></xsl:call-template>
        <xsl:call-template name="cover-row"><xsl:with-param name="label" select="'系统密级'"/><xsl:with-param name="text"><xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="$system/level"/></xsl:call-template></xsl:with-param></xsl:call-template>
        <xsl:call-template name="cover-row"><xsl:with-param name="label" select="'申请事项'"/><xsl:with-param name="text" select="$matter"/></xsl:call-template>
        <xsl:call-template name="cover-row"><xsl:with-param name="label" select="'保密工作部门'"/><xsl:with-param name="text" select="$approval/receiving-authority"/><xsl:with-param name="what" select="'申请书 受理的保密工作部门'"/></xsl:call-template>
        <xsl:call-template name="cover-row"><xsl:with-param name="label" select="'申请日期'"/><xsl:with-param name="text"><xsl:if test="$approval/application-date"><xsl:call-template name="date"><xsl:with-param name="of" select="$approval/application-date"/></xsl:call-template></xsl:if></xsl:with-param><xsl:with-param name="what" select="'申请书 申请日期'"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
    <fo:block text-align="end" end-indent="2em" space-before="12mm" space-after="12mm">（建设使用单位盖章）</fo:block>
    <xsl:call-template name="not-official"/>
  </xsl:template>

  <xsl:template name="cover-row">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="what"/>
    <fo:table-row height="13mm">
      <fo:table-cell display-align="after" padding="2pt 6pt" text-align="end" font-family="hei"><fo:block><xsl:value-of select="$label"/>：</fo:block></fo:table-cell>
      <fo:table-cell display-align="after" padding="2pt 4pt" text-align="start" border-bottom="0.5pt solid black">
        <fo:block>
          <xsl:if test="$text = '' and $what != ''"><xsl:attribute name="blank" namespace="urn:dengbao:paper"><xsl:value-of select="$what"/></xsl:attribute><xsl:attribute name="by" namespace="urn:dengbao:paper"><xsl:value-of select="$owner"/></xsl:attribute></xsl:if>
          <xsl:value-of select="$text"/>
        </fo:block>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- Only what the description says: dates that are missing are blanks. -->
  <xsl:template name="application-letter">
    <fo:block role="H2" id="letter-{@id}" db:outline="2" font-family="song" font-weight="700" font-size="22pt" line-height="34pt" letter-spacing="0pt" text-align="center" space-before="8pt" space-before.conditionality="retain" space-after="14pt">
      <xsl:text>关于申请涉密信息系统</xsl:text>
      <xsl:choose><xsl:when test="$is-record">整改备案</xsl:when><xsl:otherwise>审批</xsl:otherwise></xsl:choose>
      <xsl:text>的函</xsl:text>
    </fo:block>
    <fo:block><xsl:call-template name="value"><xsl:with-param name="of" select="$approval/receiving-authority"/><xsl:with-param name="what" select="'申请书 受理的保密工作部门'"/><xsl:with-param name="width" select="'12em'"/></xsl:call-template>：</fo:block>
    <fo:block text-indent="2em"><xsl:value-of select="$unit/name"/>建设使用的<xsl:value-of select="$system/name"/>，按照所处理信息的最高密级确定为<xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="$system/level"/></xsl:call-template>级<xsl:if test="$system/domains/domain">，分为<xsl:value-of select="count($system/domains/domain)"/>个安全域</xsl:if>。系统工程实施于<xsl:call-template name="date"><xsl:with-param name="of" select="$approval/construction/end"/><xsl:with-param name="what" select="'申请书 竣工日期'"/></xsl:call-template>结束，安全保密检测评估报告于<xsl:call-template name="date"><xsl:with-param name="of" select="$approval/assessment/date"/><xsl:with-param name="what" select="'申请书 检测评估报告日期'"/><xsl:with-param name="by" select="'测评机构'"/></xsl:call-template>作出。</fo:block>
    <fo:block text-indent="2em">
      <xsl:choose>
        <xsl:when test="$is-record">系统已经投入使用，并按照分级保护要求完成整改。根据《信息安全等级保护管理办法》第二十九条、第三十条的规定，现申请备案，并提交下列材料，请予审查。</xsl:when>
        <xsl:otherwise>根据《信息安全等级保护管理办法》第二十九条、第三十条的规定，现在系统投入使用前申请系统审批，并提交下列材料；通过审批以前，系统不投入使用。请予审查。</xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:for-each select="$approval-parts[@part != 'application']">
      <fo:block start-indent="6em" text-indent="-1em" line-height="25pt"><xsl:if test="position() = 1"><xsl:attribute name="text-indent">-4em</xsl:attribute><xsl:attribute name="space-before">14pt</xsl:attribute>附件：</xsl:if><xsl:value-of select="position()"/>. <xsl:value-of select="@title"/></fo:block>
    </xsl:for-each>
    <xsl:call-template name="seal"><xsl:with-param name="what" select="'申请书 申请日期'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="application-table">
    <xsl:variable name="n" select="$system/network"/>
    <fo:block role="H2" id="table-{@id}" db:outline="2" font-family="hei" font-size="18pt" line-height="28pt" text-align="center" space-after="6pt">一、申请表</fo:block>
    <xsl:call-template name="facts">
      <xsl:with-param name="paper" select="'申请表'"/>
      <xsl:with-param name="rows">
        <row label="建设使用单位"><xsl:value-of select="$unit/name"/></row>
        <row label="信用代码" optional="true"><xsl:value-of select="$unit/credit-code"/></row>
        <row label="邮政编码" second="true"><xsl:value-of select="$unit/postcode"/></row>
        <row label="单位地址"><xsl:value-of select="$unit/address"/></row>
        <row label="单位负责人"><xsl:call-template name="person-text"><xsl:with-param name="of" select="$unit/leader"/></xsl:call-template></row>
        <row label="分管保密领导" second="true"><xsl:call-template name="person-text"><xsl:with-param name="of" select="$unit/secrecy-leader"/></xsl:call-template></row>
        <row label="保密工作机构"><xsl:value-of select="$unit/secrecy-office"/></row>
        <row label="信息化部门" second="true"><xsl:value-of select="$unit/department"/></row>
        <row label="联系人"><xsl:value-of select="$unit/contact/name"/></row>
        <row label="联系电话" second="true"><xsl:value-of select="$unit/contact/phone"/></row>
        <row label="业务主管部门"><xsl:value-of select="$approval/authority/name"/></row>
        <row label="其保密工作机构"><xsl:value-of select="$approval/authority/secrecy-office"/></row>
        <row label="上报备案日期" second="true"><xsl:value-of select="$approval/authority/reported"/></row>
        <xsl:if test="$approval/authority/contact"><row label="其联系人"><xsl:call-template name="person-text"><xsl:with-param name="of" select="$approval/authority/contact"/></xsl:call-template></row></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="paper" select="'申请表'"/>
      <xsl:with-param name="rows">
        <row label="系统名称"><xsl:value-of select="$system/name"/></row>
        <xsl:if test="$system/number"><row label="系统编号"><xsl:value-of select="$system/number"/></row></xsl:if>
        <row label="系统密级"><xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="$system/level"/></xsl:call-template></row>
        <row label="定级日期" second="true"><xsl:value-of select="$system/level-date"/></row>
        <row label="安全域及等级">
          <xsl:for-each select="$system/domains/domain"><fo:block><xsl:value-of select="name"/>：<xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="level"/></xsl:call-template></fo:block></xsl:for-each>
        </row>
        <row label="处理的信息">
          <xsl:for-each select="$system/information/kind"><fo:block><xsl:value-of select="name"/>：<xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="level"/></xsl:call-template></fo:block></xsl:for-each>
        </row>
        <row label="保护水平"><xsl:if test="$system/protection-level">总体上不低于等级保护<xsl:call-template name="level-name"><xsl:with-param name="level" select="$system/protection-level"/></xsl:call-template></xsl:if></row>
        <row label="覆盖范围"><xsl:value-of select="$n/extent"/></row>
        <row label="接入场所数"><xsl:value-of select="$n/sites"/></row>
        <row label="信息点数" second="true"><xsl:value-of select="$n/nodes"/></row>
        <row label="终端台数"><xsl:value-of select="$n/terminals"/></row>
        <row label="服务器台数" second="true"><xsl:value-of select="$n/servers"/></row>
        <row label="与互联网物理隔离"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$n/isolated"/></xsl:call-template></row>
        <row label="无线联网" second="true"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$n/wireless"/></xsl:call-template></row>
        <row label="与其他网络连接">
          <xsl:for-each select="$n/connections/connection"><fo:block><xsl:value-of select="network"/>（<xsl:call-template name="option-label"><xsl:with-param name="type" select="'connection-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template>）</fo:block></xsl:for-each>
          <xsl:if test="$n/isolated = 'true' and not($n/connections/connection)"><fo:block>无</fo:block></xsl:if>
        </row>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="paper" select="'申请表'"/>
      <xsl:with-param name="rows">
        <row label="承建和监理单位"><xsl:for-each select="$approval/contractors/contractor"><fo:block><xsl:value-of select="name"/>（<xsl:call-template name="work-names"/>）</fo:block><xsl:for-each select="qualifications/qualification"><fo:block start-indent="1em" font-size="10.5pt"><xsl:call-template name="qualification-text"/></fo:block></xsl:for-each></xsl:for-each></row>
        <row label="安全保密产品"><xsl:if test="$approval/products/product"><fo:block>共<xsl:value-of select="count($approval/products/product)"/>种，有检测证书的<xsl:value-of select="count($approval/products/product[certificate])"/>种，见附件1的清单。</fo:block></xsl:if></row>
        <row label="密码审批文号"><xsl:choose><xsl:when test="$approval/cryptography/used = 'false'">未采用密码</xsl:when><xsl:otherwise><xsl:value-of select="$approval/cryptography/approval-number"/></xsl:otherwise></xsl:choose></row>
        <row label="测评机构" by="测评机构"><xsl:value-of select="$approval/assessment/body"/></row>
        <row label="检测评估报告" by="测评机构"><xsl:value-of select="$approval/assessment/report"/></row>
        <row label="测评结论" second="true" by="测评机构"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'assessment-conclusion'"/><xsl:with-param name="code" select="$approval/assessment/conclusion"/></xsl:call-template></row>
        <row label="投入使用日期"><xsl:choose><xsl:when test="$approval/use-date"><xsl:value-of select="$approval/use-date"/></xsl:when><xsl:when test="not($is-record)">尚未投入使用</xsl:when></xsl:choose></row>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="application-opinions">
    <fo:block role="H2" id="opinions-{@id}" db:outline="2" font-family="hei" font-size="18pt" line-height="28pt" text-align="center" space-after="6pt">二、各单位意见</fo:block>
    <xsl:call-template name="opinion"><xsl:with-param name="title" select="'建设使用单位意见'"/><xsl:with-param name="by" select="'建设使用单位'"/><xsl:with-param name="who" select="''"/><xsl:with-param name="height" select="'44mm'"/><xsl:with-param name="gap" select="'16mm'"/></xsl:call-template>
    <xsl:call-template name="opinion"><xsl:with-param name="title" select="'业务主管部门意见'"/><xsl:with-param name="by" select="'业务主管部门'"/><xsl:with-param name="who" select="''"/><xsl:with-param name="text" select="$approval/authority/opinion"/><xsl:with-param name="date" select="$approval/authority/opinion-date"/><xsl:with-param name="height" select="'44mm'"/><xsl:with-param name="gap" select="'16mm'"/></xsl:call-template>
    <xsl:call-template name="opinion"><xsl:with-param name="title" select="'保密工作部门审查意见'"/><xsl:with-param name="by" select="'保密工作部门'"/><xsl:with-param name="who" select="''"/><xsl:with-param name="height" select="'44mm'"/><xsl:with-param name="gap" select="'16mm'"/><xsl:with-param name="signer" select="'审查人（签字）：'"/></xsl:call-template>
    <xsl:call-template name="opinion"><xsl:with-param name="title" select="'保密工作部门审批意见'"/><xsl:with-param name="by" select="'保密工作部门'"/><xsl:with-param name="who" select="''"/><xsl:with-param name="text"><xsl:if test="$approval/decision/number">批准文号：<xsl:value-of select="$approval/decision/number"/></xsl:if></xsl:with-param><xsl:with-param name="date" select="$approval/decision/date"/><xsl:with-param name="height" select="'44mm'"/><xsl:with-param name="gap" select="'16mm'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="person-text">
    <xsl:param name="of"/>
    <xsl:value-of select="$of/name"/><xsl:if test="$of/title">（<xsl:value-of select="$of/title"/>）</xsl:if><xsl:if test="$of/phone">，<xsl:value-of select="$of/phone"/></xsl:if>
  </xsl:template>

  <!-- 总体集成、运行维护. The current node is a contractor. -->
  <xsl:template name="work-names">
    <xsl:for-each select="works/work"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:call-template name="option-label"><xsl:with-param name="type" select="'qualification-kind'"/><xsl:with-param name="code" select="."/></xsl:call-template></xsl:for-each>
  </xsl:template>

  <!-- 总体集成甲级，证书编号：…，有效期至 …. The current node is a qualification. -->
  <xsl:template name="qualification-text">
    <xsl:call-template name="option-label"><xsl:with-param name="type" select="'qualification-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template>
    <xsl:call-template name="option-label"><xsl:with-param name="type" select="'qualification-class'"/><xsl:with-param name="code" select="class"/></xsl:call-template>
    <xsl:if test="number">，证书编号：<xsl:value-of select="number"/></xsl:if>
    <xsl:if test="valid-until">，有效期至<xsl:call-template name="date"><xsl:with-param name="of" select="valid-until"/></xsl:call-template></xsl:if>
  </xsl:template>
</xsl:stylesheet>
