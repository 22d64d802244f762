<?xml version="1.0" encoding="UTF-8"?>
<!-- 第三十条（二）：系统承建单位资质证明材料: who takes which work, the qualification of each on the date of the contract, places for copies of the certificates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">

  <xsl:template match="paper[@id = 'approval-contractors']" mode="paper">
    <xsl:variable name="all" select="$approval/contractors/contractor"/>
    <xsl:call-template name="secret-sheet">
      <xsl:with-param name="content">
        <xsl:call-template name="h"><xsl:with-param name="text" select="'一、承建和监理单位一览'"/></xsl:call-template>
        <fo:block text-indent="2em" keep-with-next="always">涉密信息系统建设使用单位应当选择具有涉密集成资质的单位承担或者参与涉密信息系统的设计与实施（第二十七条）。</fo:block>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'序号|单位名称|承担工作|合同名称和编号|签订日期'"/><xsl:with-param name="widths" select="'8,31,20,25,16'"/><xsl:with-param name="what" select="'承建和监理单位'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$all">
              <xsl:call-template name="line"><xsl:with-param name="cells"><c center="true"><xsl:value-of select="position()"/></c><c><xsl:value-of select="name"/></c><c><xsl:call-template name="work-names"/></c><c what="{name}的合同"><xsl:value-of select="contract"/></c><c center="true" what="{name}的合同签订日期"><xsl:value-of select="contract-date"/></c></xsl:with-param></xsl:call-template>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:if test="not($all[works/work = 'supervision'])">
          <fo:block text-indent="2em">监理单位：<xsl:call-template name="value"><xsl:with-param name="what" select="'承建和监理单位 监理单位'"/></xsl:call-template></fo:block>
        </xsl:if>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'二、各单位的资质'"/></xsl:call-template>
        <xsl:for-each select="$all">
          <xsl:variable name="number"><xsl:call-template name="chinese-number"><xsl:with-param name="n" select="position()"/></xsl:call-template></xsl:variable>
          <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="concat('（', $number, '）', name)"/></xsl:call-template>
          <fo:block keep-together.within-page="always"><xsl:call-template name="contractor"/></fo:block>
        </xsl:for-each>
        <xsl:if test="not($all)"><xsl:call-template name="blank-lines"><xsl:with-param name="what" select="'各单位的资质'"/></xsl:call-template></xsl:if>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'三、资质证书复印件'"/></xsl:call-template>
        <fo:block text-indent="2em" keep-with-next="always">下列证书的复印件附后，加盖持证单位公章，按序号排列。</fo:block>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'序号|持证单位|资质种类和等级|证书编号|附件页码'"/><xsl:with-param name="widths" select="'8,33,22,24,13'"/><xsl:with-param name="what" select="'资质证书复印件'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$all/qualifications/qualification">
              <xsl:call-template name="line"><xsl:with-param name="cells"><c center="true"><xsl:value-of select="position()"/></c><c><xsl:value-of select="../../name"/></c><c><xsl:call-template name="option-label"><xsl:with-param name="type" select="'qualification-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template><xsl:call-template name="option-label"><xsl:with-param name="type" select="'qualification-class'"/><xsl:with-param name="code" select="class"/></xsl:call-template></c><c><xsl:value-of select="number"/></c><c what="资质证书复印件的页码"/></xsl:with-param></xsl:call-template>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="seal"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The current node is a contractor. -->
  <xsl:template name="contractor">
    <xsl:variable name="me" select="."/>
    <xsl:call-template name="facts">
      <xsl:with-param name="paper" select="name"/>
      <xsl:with-param name="rows">
        <row label="承担工作"><xsl:call-template name="work-names"/></row>
        <row label="工作范围"><xsl:value-of select="scope"/></row>
        <row label="信用代码" optional="true"><xsl:value-of select="credit-code"/></row>
        <row label="项目负责人"><xsl:value-of select="leader"/></row>
        <row label="联系电话" second="true" optional="true"><xsl:value-of select="phone"/></row>
        <row label="合同签订日期"><xsl:value-of select="contract-date"/></row>
        <row label="保密协议日期" second="true"><xsl:value-of select="secrecy-agreement"/></row>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="listing">
      <xsl:with-param name="heads" select="'资质种类|等级|证书编号|发证机关|有效期|合同签订日'"/><xsl:with-param name="widths" select="'16,9,21,22,20,12'"/><xsl:with-param name="what" select="concat(name, '的涉密集成资质')"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="qualifications/qualification">
          <xsl:call-template name="line">
            <xsl:with-param name="cells">
              <c><xsl:call-template name="option-label"><xsl:with-param name="type" select="'qualification-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template></c>
              <c center="true"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'qualification-class'"/><xsl:with-param name="code" select="class"/></xsl:call-template></c>
              <c what="{$me/name}的资质证书编号"><xsl:value-of select="number"/></c>
              <c what="{$me/name}的发证机关"><xsl:value-of select="issuer"/></c>
              <c what="{$me/name}的资质有效期"><xsl:if test="valid-from or valid-until"><xsl:value-of select="concat(valid-from, ' 至 ', valid-until)"/></xsl:if></c>
              <c center="true"><xsl:call-template name="valid-on"><xsl:with-param name="on" select="$me/contract-date"/></xsl:call-template></c>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- 有效 or 无效 on a date. The current node has valid-from and valid-until. -->
  <xsl:template name="valid-on">
    <xsl:param name="on"/>
    <xsl:variable name="day" select="number(translate($on, '-', ''))"/>
    <xsl:choose>
      <xsl:when test="not($on) or not(valid-until)"/>
      <xsl:when test="$day &gt; number(translate(valid-until, '-', '')) or valid-from and $day &lt; number(translate(valid-from, '-', ''))">无效</xsl:when>
      <xsl:otherwise>有效</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
