<?xml version="1.0" encoding="UTF-8"?>
<!-- 《网络安全等级保护定级报告》, 2025 edition: 责任主体, 构成, 业务, 数据, 安全责任, then the levels by the matrix of that edition. Parts shared with 2007: ../grading-report.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="f xs">

  <xsl:template match="paper[@id = 'grading-report'][@edition = '2025']" mode="paper">
    <fo:page-sequence master-reference="paper">
      <xsl:call-template name="page-sequence-attributes"/>
      <xsl:call-template name="page-frame"/>
      <fo:flow flow-name="xsl-region-body" line-height="20pt">
        <xsl:call-template name="paper-title"/>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'一、定级对象描述'"/></xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（一）责任主体'"/></xsl:call-template>
        <xsl:call-template name="report-responsible"/>
        <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（二）定级对象构成'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/description/elements"/><xsl:with-param name="what" select="'定级报告 定级对象构成'"/></xsl:call-template>
        <xsl:call-template name="report-figure"/>
        <xsl:call-template name="report-subsystems"/>
        <xsl:call-template name="report-technologies"/>
        <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（三）承载业务'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/description/business"/><xsl:with-param name="what" select="'定级报告 承载业务'"/></xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（四）承载数据'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/description/data"/><xsl:with-param name="what" select="'定级报告 承载数据'"/></xsl:call-template>
        <xsl:call-template name="report-data"/>
        <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（五）安全责任'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/description/responsibility"/><xsl:with-param name="what" select="'定级报告 安全责任'"/></xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'二、安全保护等级确定'"/></xsl:call-template>
        <xsl:call-template name="aspect-section">
          <xsl:with-param name="number" select="'（一）'"/><xsl:with-param name="title" select="'业务信息安全保护等级的确定'"/><xsl:with-param name="kind" select="'业务信息'"/><xsl:with-param name="short" select="'信息'"/><xsl:with-param name="level-title" select="'业务信息安全等级的确定'"/>
          <xsl:with-param name="aspect" select="$system/grading/business-information"/>
        </xsl:call-template>
        <xsl:call-template name="aspect-section">
          <xsl:with-param name="number" select="'（二）'"/><xsl:with-param name="title" select="'系统服务安全保护等级的确定'"/><xsl:with-param name="kind" select="'系统服务'"/><xsl:with-param name="short" select="'系统服务'"/><xsl:with-param name="level-title" select="'系统服务安全等级的确定'"/>
          <xsl:with-param name="aspect" select="$system/grading/system-service"/>
        </xsl:call-template>
        <xsl:call-template name="final-level"><xsl:with-param name="thing" select="'定级对象'"/></xsl:call-template>
        <xsl:call-template name="seal-place"><xsl:with-param name="who" select="$unit/name"/><xsl:with-param name="date" select="$system/grading/date"/><xsl:with-param name="what" select="'定级报告日期'"/></xsl:call-template>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template name="report-table-attributes">
    <xsl:attribute name="table-layout">fixed</xsl:attribute>
    <xsl:attribute name="width">100%</xsl:attribute>
    <xsl:attribute name="border-collapse">collapse</xsl:attribute>
    <xsl:attribute name="space-before">6pt</xsl:attribute>
    <xsl:attribute name="space-after">6pt</xsl:attribute>
    <xsl:attribute name="font-size">10.5pt</xsl:attribute>
    <xsl:attribute name="line-height">15pt</xsl:attribute>
  </xsl:template>

  <!-- （一）: the departments, then the two persons with their identity numbers. -->
  <xsl:template name="report-responsible">
    <xsl:variable name="d" select="$system/description"/>
    <fo:table>
      <xsl:call-template name="report-table-attributes"/>
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'24,24,20,32'"/></xsl:call-template>
      <fo:table-body>
        <xsl:call-template name="report-row"><xsl:with-param name="label" select="'建设负责部门'"/><xsl:with-param name="value" select="$d/builder-department"/></xsl:call-template>
        <xsl:call-template name="report-row"><xsl:with-param name="label" select="'运行维护负责部门'"/><xsl:with-param name="value" select="$d/operation-department"/></xsl:call-template>
        <xsl:call-template name="report-row"><xsl:with-param name="label" select="'安全主管部门'"/><xsl:with-param name="value" select="$d/security-department"/></xsl:call-template>
        <xsl:call-template name="report-row"><xsl:with-param name="label" select="'定级责任单位'"/><xsl:with-param name="value" select="$unit/name"/></xsl:call-template>
        <xsl:call-template name="report-person"><xsl:with-param name="label" select="'单位负责人'"/><xsl:with-param name="of" select="$unit/leader"/></xsl:call-template>
        <xsl:call-template name="report-person"><xsl:with-param name="label" select="'直接负责的主管人员'"/><xsl:with-param name="of" select="$unit/direct-manager"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="report-row">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <fo:table-row>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$label"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="text" select="$value"/><xsl:with-param name="columns" select="3"/><xsl:with-param name="align" select="'start'"/><xsl:with-param name="what" select="concat('定级报告 ', $label)"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="report-person">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <fo:table-row>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$label"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="text" select="$of/name"/><xsl:with-param name="what" select="concat('定级报告 ', $label)"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'身份证号码'"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="text" select="$of/id-number"/><xsl:with-param name="what" select="concat('定级报告 ', $label, '身份证号码')"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <!-- The figure of the network: the unit's own, or the drawing where it fits into the text; a larger one stands in the material that it belongs to. -->
  <xsl:template name="report-figure">
    <xsl:variable name="n" select="$system/network"/>
    <xsl:variable name="sheets" select="f:drawing()/sheet[not($n/figure = 'own')]"/>
    <xsl:variable name="drawn" select="$sheets[last() = 1][@paper = 'flow']"/>
    <xsl:variable name="picture" select="$n/picture[not($n/figure = 'drawn' and $sheets)]"/>
    <xsl:choose>
      <xsl:when test="$sheets and not($drawn or $picture/file)"><fo:block text-indent="2em">网络拓扑图见《<xsl:value-of select="$papers[@id = 'topology']/@title"/>》。</fo:block></xsl:when>
      <xsl:otherwise><xsl:call-template name="topology-picture"><xsl:with-param name="picture" select="$picture"/><xsl:with-param name="drawn" select="$drawn"/><xsl:with-param name="tables" select="''"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="report-subsystems">
    <xsl:if test="$system/description/subsystems/subsystem">
      <fo:table>
        <xsl:call-template name="report-table-attributes"/>
        <xsl:call-template name="columns"><xsl:with-param name="widths" select="'10,30,60'"/></xsl:call-template>
        <fo:table-header>
          <fo:table-row>
            <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'序号'"/></xsl:call-template>
            <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'子系统名称'"/></xsl:call-template>
            <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'业务功能描述'"/></xsl:call-template>
          </fo:table-row>
        </fo:table-header>
        <fo:table-body>
          <xsl:for-each select="$system/description/subsystems/subsystem">
            <fo:table-row>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="position()"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="name"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="function"/><xsl:with-param name="align" select="'start'"/><xsl:with-param name="what" select="concat('定级报告 子系统“', name, '”的业务功能')"/></xsl:call-template>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="report-technologies">
    <xsl:choose>
      <xsl:when test="$system/technologies/technology">
        <fo:block text-indent="2em">
          <xsl:text>采用的新技术：</xsl:text>
          <xsl:for-each select="$system/technologies/technology">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:choose>
              <xsl:when test=". = 'other'"><xsl:value-of select="$system/technology-other"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="option-label"><xsl:with-param name="type" select="'technology'"/><xsl:with-param name="code" select="."/></xsl:call-template></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <xsl:text>。</xsl:text>
        </fo:block>
      </xsl:when>
      <xsl:when test="count($system/new-technology/*[used = 'false']) = 5"><fo:block text-indent="2em">未采用云计算、移动互联、物联网、工业控制、大数据等新技术。</fo:block></xsl:when>
      <xsl:otherwise><xsl:call-template name="blank-lines"><xsl:with-param name="what" select="'定级报告 是否采用新技术'"/><xsl:with-param name="count" select="1"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The data classes of 表六 in short. -->
  <xsl:template name="report-data">
    <xsl:if test="$system/data-classes/data-class">
      <fo:table>
        <xsl:call-template name="report-table-attributes"/>
        <xsl:call-template name="columns"><xsl:with-param name="widths" select="'10,34,28,28'"/></xsl:call-template>
        <fo:table-header>
          <fo:table-row>
            <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'序号'"/></xsl:call-template>
            <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'数据名称'"/></xsl:call-template>
            <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'数据类别'"/></xsl:call-template>
            <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'拟定数据级别'"/></xsl:call-template>
          </fo:table-row>
        </fo:table-header>
        <fo:table-body>
          <xsl:for-each select="$system/data-classes/data-class">
            <fo:table-row>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="position()"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="name"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="category"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:if test="level"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'data-level'"/><xsl:with-param name="code" select="level"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
