<?xml version="1.0" encoding="UTF-8"?>
<!-- 材料（五）：测评后符合系统安全保护等级的技术检测评估报告: a shell. What the unit knows is filled in; what only the assessor may write is a visible blank. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="f xs">

  <xsl:variable name="assessor-by" select="'测评机构'"/>

  <xsl:template match="paper[@id = 'assessment-report']" mode="paper">
    <xsl:variable name="level" select="$system/grading/level"/>
    <xsl:variable name="a" select="$system/assessment"/>
    <xsl:variable name="assessor" select="$filing/assessors/assessor[id = $a/assessor]"/>
    <xsl:variable name="n" select="$system/network"/>
    <xsl:call-template name="sheet">
      <xsl:with-param name="content">
        <fo:block text-align="center" color="#606060" font-size="10.5pt" space-after="8pt">（本件为测评报告的框架：本单位已知的事实已填入，其余由测评机构填写；以测评机构出具的正式报告为准）</fo:block>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'一、基本信息'"/></xsl:call-template>
        <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="10.5pt" line-height="1.4" space-after="8pt">
          <xsl:call-template name="columns"><xsl:with-param name="widths" select="'12,13,36,13,26'"/></xsl:call-template>
          <fo:table-body>
            <fo:table-row>
              <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'信息系统'"/><xsl:with-param name="rows" select="4"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'系统名称'"/><xsl:with-param name="text" select="$system/name"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'安全保护等级'"/><xsl:with-param name="text"><xsl:call-template name="level-name"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:with-param></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'备案证明编号'"/><xsl:with-param name="text" select="$system/certificate-number"/><xsl:with-param name="by" select="'公安机关'"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'测评结论'"/><xsl:with-param name="text"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'conclusion'"/><xsl:with-param name="code" select="$a/conclusion"/></xsl:call-template></xsl:with-param><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'报告编号'"/><xsl:with-param name="text" select="$a/report-number"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'综合得分'"/><xsl:with-param name="text" select="$a/score"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'问题数'"/><xsl:with-param name="text"><xsl:call-template name="risk-counts"><xsl:with-param name="of" select="$a"/></xsl:call-template></xsl:with-param><xsl:with-param name="by" select="$assessor-by"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'被测单位'"/><xsl:with-param name="rows" select="5"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'单位名称'"/><xsl:with-param name="text" select="$unit/name"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'邮政编码'"/><xsl:with-param name="text" select="$unit/postcode"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'单位地址'"/><xsl:with-param name="text" select="concat($unit/address/province, $unit/address/city, $unit/address/county, $unit/address/detail)"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'所属部门'"/><xsl:with-param name="text" select="$unit/department"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'联系人'"/><xsl:with-param name="text" select="$unit/contact/name"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'职务/职称'"/><xsl:with-param name="text" select="$unit/contact/title"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'办公电话'"/><xsl:with-param name="text" select="$unit/contact/phone"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'移动电话'"/><xsl:with-param name="text" select="$unit/contact/mobile"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'电子邮件'"/><xsl:with-param name="text" select="$unit/contact/email"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'测评单位'"/><xsl:with-param name="rows" select="4"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'单位名称'"/><xsl:with-param name="text" select="$assessor/name"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'单位代码'"/><xsl:with-param name="text" select="$assessor/code"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'通信地址'"/><xsl:with-param name="text" select="$assessor/address"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'邮政编码'"/><xsl:with-param name="text" select="$assessor/postcode"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'联系人'"/><xsl:with-param name="text" select="$assessor/contact"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'联系电话'"/><xsl:with-param name="text" select="$assessor/phone"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
            </fo:table-row>
            <fo:table-row>
              <xsl:call-template name="pair"><xsl:with-param name="label" select="'电子邮件'"/><xsl:with-param name="text" select="$assessor/email"/><xsl:with-param name="by" select="$assessor-by"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
            </fo:table-row>
            <xsl:call-template name="sign-row"><xsl:with-param name="first" select="true()"/><xsl:with-param name="who" select="'编制'"/><xsl:with-param name="date" select="$a/compiled"/></xsl:call-template>
            <xsl:call-template name="sign-row"><xsl:with-param name="who" select="'审核'"/><xsl:with-param name="date" select="$a/reviewed"/></xsl:call-template>
            <xsl:call-template name="sign-row"><xsl:with-param name="who" select="'批准'"/><xsl:with-param name="date" select="$a/approved"/></xsl:call-template>
          </fo:table-body>
        </fo:table>
        <xsl:if test="$system/earlier-assessments">
          <xsl:call-template name="listing">
            <xsl:with-param name="caption" select="'历次等级测评'"/><xsl:with-param name="heads" select="'测评日期|测评机构|报告编号|结论'"/><xsl:with-param name="widths" select="'16,34,36,14'"/><xsl:with-param name="size" select="'9pt'"/>
            <xsl:with-param name="rows">
              <xsl:for-each select="$system/earlier-assessments/earlier-assessment">
                <xsl:sort select="date"/>
                <fo:table-row>
                  <xsl:call-template name="item"><xsl:with-param name="text" select="date"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                  <xsl:call-template name="item"><xsl:with-param name="text" select="assessor"/></xsl:call-template>
                  <xsl:call-template name="item"><xsl:with-param name="text" select="report-number"/></xsl:call-template>
                  <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'conclusion'"/><xsl:with-param name="code" select="conclusion"/></xsl:call-template></xsl:with-param><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                </fo:table-row>
              </xsl:for-each>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'二、测评对象和范围'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/description/elements"/><xsl:with-param name="what" select="'定级报告 信息系统的基本要素'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/business/description"/><xsl:with-param name="what" select="'表二03 业务描述'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="lead" select="'测评范围：'"/><xsl:with-param name="text" select="$a/scope"/><xsl:with-param name="what" select="'测评报告 测评范围'"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
        <xsl:if test="$a/start-date | $a/date">
          <fo:block text-indent="2em">现场测评：<xsl:if test="$a/start-date"><xsl:call-template name="date"><xsl:with-param name="of" select="$a/start-date"/></xsl:call-template>开始<xsl:if test="$a/date">，</xsl:if></xsl:if><xsl:if test="$a/date"><xsl:call-template name="date"><xsl:with-param name="of" select="$a/date"/></xsl:call-template>完成</xsl:if>。</fo:block>
        </xsl:if>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'三、测评指标'"/></xsl:call-template>
        <fo:block text-indent="2em" space-after="6pt">GB/T 22239-2019 安全通用要求<xsl:call-template name="level-name"><xsl:with-param name="level" select="$level"/></xsl:call-template>的控制点数和要求项数如下，测评结果待测评机构填写。</fo:block>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'安全类|控制点数|要求项数|符合|部分符合|不符合|不适用'"/><xsl:with-param name="widths" select="'28,12,12,12,12,12,12'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$control-classes">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="@name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="count(control[@from &lt;= $level])"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="requirements[@level = $level]/@count"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:for-each select="../class[position() &lt;= 4]"><xsl:call-template name="item"><xsl:with-param name="what" select="'测评报告 单项测评结果'"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template></xsl:for-each>
              </fo:table-row>
            </xsl:for-each>
            <fo:table-row>
              <xsl:call-template name="item"><xsl:with-param name="text" select="'合计'"/></xsl:call-template>
              <xsl:call-template name="item"><xsl:with-param name="text" select="count($control-classes/control[@from &lt;= $level])"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
              <xsl:call-template name="item"><xsl:with-param name="text" select="sum($control-classes/requirements[@level = $level]/@count)"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
              <xsl:call-template name="item"/><xsl:call-template name="item"/><xsl:call-template name="item"/><xsl:call-template name="item"/>
            </fo:table-row>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'四、测评对象清单'"/></xsl:call-template>
        <xsl:call-template name="listing">
          <xsl:with-param name="caption" select="'网络设备、安全设备、服务器、存储和终端'"/><xsl:with-param name="heads" select="'序号|名称|类型|数量|所在区域'"/><xsl:with-param name="widths" select="'8,34,22,10,26'"/><xsl:with-param name="size" select="'9pt'"/><xsl:with-param name="what" select="'拓扑说明 设备'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$n/devices/device">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="position()"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'device-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template></xsl:with-param></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="quantity"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="$n/zones/zone[id = current()/zone]/name"/></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="people"/>
        <xsl:call-template name="listing">
          <xsl:with-param name="caption" select="'安全管理文档'"/><xsl:with-param name="heads" select="'制度名称|文号|发布日期'"/><xsl:with-param name="widths" select="'50,30,20'"/><xsl:with-param name="what" select="'本单位的安全管理制度'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$policies">
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="title"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="number"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="issued"/></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:for-each select="f:data('templates/assessment-parts.xml')/parts/part">
          <xsl:call-template name="heading"><xsl:with-param name="text" select="."/></xsl:call-template>
          <xsl:call-template name="blank-lines"><xsl:with-param name="what" select="concat('测评报告 ', substring-after(., '、'))"/><xsl:with-param name="by" select="$assessor-by"/><xsl:with-param name="count" select="4"/></xsl:call-template>
        </xsl:for-each>
        <fo:block keep-together.within-page="always">
          <xsl:call-template name="heading"><xsl:with-param name="text" select="'十、测评机构的条件（第二十二条）'"/></xsl:call-template>
          <xsl:call-template name="listing">
            <xsl:with-param name="heads" select="'条件|是否符合'"/><xsl:with-param name="widths" select="'80,20'"/>
            <xsl:with-param name="rows">
              <xsl:for-each select="f:data('schemas/filing.xsd')/xs:schema/xs:complexType[@name = 'AssessorConditions']/xs:sequence/xs:element">
                <xsl:variable name="at" select="position()"/>
                <fo:table-row>
                  <xsl:call-template name="item"><xsl:with-param name="text"><xsl:apply-templates select="f:data('schemas/measures.xml')//article[@number = 22]/item[$at]" mode="measures"/></xsl:with-param></xsl:call-template>
                  <xsl:call-template name="item"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="$assessor/conditions/*[name() = current()/@name]"/></xsl:call-template></xsl:with-param><xsl:with-param name="what" select="concat('第二十二条 ', .//*[local-name() = 'label'])"/></xsl:call-template>
                </fo:table-row>
              </xsl:for-each>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:if test="$assessor/recommendation-until"><fo:block text-indent="2em">测评机构推荐证书或者服务认证证书有效期至<xsl:call-template name="date"><xsl:with-param name="of" select="$assessor/recommendation-until"/></xsl:call-template>。</fo:block></xsl:if>
        </fo:block>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="pair">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="by" select="'备案单位'"/>
    <xsl:param name="columns" select="1"/>
    <xsl:call-template name="field-cells"><xsl:with-param name="label" select="$label"/><xsl:with-param name="text" select="$text"/><xsl:with-param name="paper" select="'测评报告'"/><xsl:with-param name="by" select="$by"/><xsl:with-param name="columns" select="$columns"/><xsl:with-param name="align" select="'start'"/></xsl:call-template>
  </xsl:template>

  <!-- 高 0、中 2、低 5: those that are given. -->
  <xsl:template name="risk-counts">
    <xsl:param name="of"/>
    <xsl:if test="$of/high-risks">高风险<xsl:value-of select="$of/high-risks"/></xsl:if>
    <xsl:if test="$of/medium-risks"><xsl:if test="$of/high-risks">，</xsl:if>中风险<xsl:value-of select="$of/medium-risks"/></xsl:if>
    <xsl:if test="$of/low-risks"><xsl:if test="$of/high-risks or $of/medium-risks">，</xsl:if>低风险<xsl:value-of select="$of/low-risks"/></xsl:if>
  </xsl:template>

  <xsl:template name="sign-row">
    <xsl:param name="first" select="false()"/>
    <xsl:param name="who"/>
    <xsl:param name="date"/>
    <fo:table-row height="9mm">
      <xsl:if test="$first"><xsl:call-template name="label-cell"><xsl:with-param name="text" select="'审核批准'"/><xsl:with-param name="rows" select="3"/></xsl:call-template></xsl:if>
      <xsl:call-template name="pair"><xsl:with-param name="label" select="concat($who, '人（签名）')"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
      <xsl:call-template name="pair"><xsl:with-param name="label" select="concat($who, '日期')"/><xsl:with-param name="text" select="$date"/><xsl:with-param name="by" select="$assessor-by"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
