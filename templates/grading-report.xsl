<?xml version="1.0" encoding="UTF-8"?>
<!-- 《信息系统安全等级保护定级报告》: the sections of the 2007 template (annex of 公信安〔2007〕861号), the matrix with the hit cells, levels computed and compared with what is declared. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="f xs">

  <xsl:template match="paper[@id = 'grading-report'][@edition = '2007']" mode="paper">
    <xsl:variable name="name" select="$system/name"/>
    <fo:page-sequence master-reference="paper">
      <xsl:call-template name="page-sequence-attributes"/>
      <xsl:call-template name="page-frame"/>
      <fo:flow flow-name="xsl-region-body" line-height="20pt">
        <xsl:call-template name="paper-title"/>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="concat('一、', $name, '描述')"/></xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（一）安全责任'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/description/responsibility"/><xsl:with-param name="what" select="'定级报告 安全责任'"/></xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（二）信息系统的基本要素'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/description/elements"/><xsl:with-param name="what" select="'定级报告 信息系统的基本要素'"/></xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（三）承载的业务'"/></xsl:call-template>
        <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$system/description/business"/><xsl:with-param name="what" select="'定级报告 承载的业务'"/></xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="concat('二、', $name, '安全保护等级确定（定级方法参见国家标准《信息系统安全等级保护定级指南》）')"/><xsl:with-param name="entry" select="concat('二、', $name, '安全保护等级确定')"/></xsl:call-template>
        <xsl:call-template name="aspect-section">
          <xsl:with-param name="number" select="'（一）'"/><xsl:with-param name="title" select="'业务信息安全保护等级的确定'"/><xsl:with-param name="kind" select="'业务信息'"/><xsl:with-param name="short" select="'信息'"/><xsl:with-param name="level-title" select="'业务信息安全等级的确定'"/>
          <xsl:with-param name="aspect" select="$system/grading/business-information"/>
        </xsl:call-template>
        <xsl:call-template name="aspect-section">
          <xsl:with-param name="number" select="'（二）'"/><xsl:with-param name="title" select="'系统服务安全保护等级的确定'"/><xsl:with-param name="kind" select="'系统服务'"/><xsl:with-param name="short" select="'系统服务'"/><xsl:with-param name="level-title" select="'系统服务安全等级的确定'"/>
          <xsl:with-param name="aspect" select="$system/grading/system-service"/>
        </xsl:call-template>
        <xsl:call-template name="final-level"/>
        <xsl:call-template name="seal-place"><xsl:with-param name="who" select="$unit/name"/><xsl:with-param name="date" select="$system/grading/date"/><xsl:with-param name="what" select="'定级报告日期'"/></xsl:call-template>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template name="aspect-section">
    <xsl:param name="number"/>
    <xsl:param name="title"/>
    <xsl:param name="kind"/>
    <xsl:param name="short"/>
    <xsl:param name="level-title"/>
    <xsl:param name="aspect"/>
    <xsl:variable name="computed"><xsl:call-template name="aspect-level"><xsl:with-param name="aspect" select="$aspect"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="concat($number, $title)"/></xsl:call-template>
    <xsl:call-template name="heading"><xsl:with-param name="level" select="3"/><xsl:with-param name="outline" select="0"/><xsl:with-param name="text" select="concat('1、', $kind, '描述')"/></xsl:call-template>
    <xsl:call-template name="paragraphs"><xsl:with-param name="text" select="$aspect/description"/><xsl:with-param name="what" select="concat('定级报告 ', $kind, '描述')"/></xsl:call-template>
    <xsl:call-template name="heading"><xsl:with-param name="level" select="3"/><xsl:with-param name="outline" select="0"/><xsl:with-param name="text" select="concat('2、', $kind, '受到破坏时所侵害客体的确定')"/></xsl:call-template>
    <xsl:call-template name="harm-text"><xsl:with-param name="aspect" select="$aspect"/><xsl:with-param name="part" select="'object'"/><xsl:with-param name="kind" select="$kind"/></xsl:call-template>
    <xsl:call-template name="heading"><xsl:with-param name="level" select="3"/><xsl:with-param name="outline" select="0"/><xsl:with-param name="text" select="concat('3、', $short, '受到破坏后对侵害客体的侵害程度的确定')"/></xsl:call-template>
    <xsl:call-template name="harm-text"><xsl:with-param name="aspect" select="$aspect"/><xsl:with-param name="part" select="'degree'"/><xsl:with-param name="kind" select="$kind"/></xsl:call-template>
    <xsl:call-template name="heading"><xsl:with-param name="level" select="3"/><xsl:with-param name="outline" select="0"/><xsl:with-param name="text" select="concat('4、', $level-title)"/></xsl:call-template>
    <xsl:call-template name="matrix"><xsl:with-param name="aspect" select="$aspect"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="$computed = ''"><xsl:call-template name="blank-lines"><xsl:with-param name="what" select="concat('定级报告 ', $level-title)"/><xsl:with-param name="count" select="1"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <fo:block text-indent="2em">查上表，<xsl:value-of select="$kind"/>安全保护等级为<xsl:call-template name="level-name"><xsl:with-param name="level" select="$computed"/></xsl:call-template>。</fo:block>
        <xsl:if test="$aspect/level and $aspect/level != $computed">
          <fo:block text-indent="2em" font-family="hei">填写的等级为<xsl:call-template name="level-name"><xsl:with-param name="level" select="$aspect/level"/></xsl:call-template>，与矩阵不一致，须核对。</fo:block>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="harm-text">
    <xsl:param name="aspect"/>
    <xsl:param name="part"/>
    <xsl:param name="kind"/>
    <xsl:if test="not($aspect/harms/harm)">
      <xsl:call-template name="blank-lines"><xsl:with-param name="what" select="concat('定级报告 ', $kind, '侵害客体和程度')"/></xsl:call-template>
    </xsl:if>
    <xsl:for-each select="$aspect/harms/harm">
      <xsl:variable name="object"><xsl:call-template name="object-label"><xsl:with-param name="object" select="object"/></xsl:call-template></xsl:variable>
      <xsl:variable name="degree"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'harm-degree'"/><xsl:with-param name="code" select="degree"/></xsl:call-template></xsl:variable>
      <fo:block text-indent="2em">
        <xsl:choose>
          <xsl:when test="$part = 'object'"><xsl:value-of select="concat('该', $kind, '遭到破坏后，所侵害的客体是', $object, '。')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('对', $object, '的侵害程度为', $degree, '。')"/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
      <xsl:call-template name="paragraphs">
        <xsl:with-param name="text" select="*[name() = concat($part, '-reason')]"/>
        <xsl:with-param name="what" select="concat('定级报告 ', $kind, '：', $object, '——', $degree, '的说明')"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="final-level">
    <xsl:param name="thing" select="'信息系统'"/>
    <xsl:variable name="s-level"><xsl:call-template name="aspect-level"><xsl:with-param name="aspect" select="$system/grading/business-information"/></xsl:call-template></xsl:variable>
    <xsl:variable name="a-level"><xsl:call-template name="aspect-level"><xsl:with-param name="aspect" select="$system/grading/system-service"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="'（三）安全保护等级的确定'"/></xsl:call-template>
    <fo:block text-indent="2em" keep-with-next="always"><xsl:value-of select="$thing"/>的安全保护等级由业务信息安全等级和系统服务安全等级的较高者决定，<xsl:value-of select="$system/name"/>的安全保护等级为<xsl:call-template name="level-name"><xsl:with-param name="level" select="$system/grading/level"/></xsl:call-template>。</fo:block>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" space-before="6pt" font-size="10.5pt" line-height="15pt" keep-together.within-page="always">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'40,20,20,20'"/></xsl:call-template>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="concat($thing, '名称')"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'安全保护等级'"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'业务信息安全等级'"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'系统服务安全等级'"/></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <fo:table-row>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$system/name"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="level-name"><xsl:with-param name="level" select="$system/grading/level"/></xsl:call-template></xsl:with-param></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:if test="$s-level != ''"><xsl:call-template name="level-name"><xsl:with-param name="level" select="$s-level"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:if test="$a-level != ''"><xsl:call-template name="level-name"><xsl:with-param name="level" select="$a-level"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
