<?xml version="1.0" encoding="UTF-8"?>
<!-- 第三十条（五）：系统安全保密组织机构和管理制度情况: organisation, persons, catalogue by topic, the unit's own rules, model rules as drafts for topics without one (templates/approval/model.xml). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  exclude-result-prefixes="f exsl str xs">

  <xsl:variable name="topics" select="$schema-types[@name = 'rule-topic']//xs:enumeration"/>
  <xsl:variable name="own-rules" select="$approval/rules/rule"/>

  <xsl:template match="paper[@id = 'approval-rules']" mode="paper">
    <xsl:variable name="open" select="$topics[not(@value = $own-rules/topics/topic)]"/>
    <xsl:call-template name="secret-sheet">
      <xsl:with-param name="content">
        <xsl:call-template name="h"><xsl:with-param name="text" select="'一、安全保密组织机构'"/></xsl:call-template>
        <xsl:call-template name="secrecy-organisation"/>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'二、保密责任人和安全保密管理人员'"/></xsl:call-template>
        <xsl:call-template name="secrecy-persons"/>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'三、安全保密管理制度目录'"/></xsl:call-template>
        <fo:block text-indent="2em" keep-with-next="always">下表按<xsl:value-of select="count($topics)"/>个方面列出本单位的制度，已有制度的方面<xsl:value-of select="count($topics) - count($open)"/>个<xsl:if test="$open">，其余附示范文本，待采用</xsl:if>。</fo:block>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'方面|制度名称|文号|发布日期'"/><xsl:with-param name="widths" select="'27,34,23,16'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$topics">
              <xsl:variable name="own" select="$own-rules[topics/topic = current()/@value]"/>
              <xsl:variable name="label" select=".//*[local-name() = 'label']"/>
              <xsl:choose>
                <xsl:when test="$own"><xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="$label"/></c><c><xsl:value-of select="$own[1]/title"/></c><c what="{$own[1]/title}的文号"><xsl:value-of select="$own[1]/number"/></c><c center="true" what="{$own[1]/title}的发布日期"><xsl:value-of select="$own[1]/issued"/></c></xsl:with-param></xsl:call-template></xsl:when>
                <xsl:otherwise>
                  <fo:table-row>
                    <xsl:call-template name="item"><xsl:with-param name="text" select="$label"/></xsl:call-template>
                    <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="3" color="#606060"><fo:block db:blank="制度目录 {$label}：采用或者另行制定制度" db:by="{$owner}">附示范文本，待采用</fo:block></fo:table-cell>
                  </fo:table-row>
                </xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="h"><xsl:with-param name="text" select="'四、本单位的安全保密管理制度'"/></xsl:call-template>
        <xsl:if test="not($own-rules)"><xsl:call-template name="blank-lines"><xsl:with-param name="what" select="'本单位的安全保密管理制度'"/></xsl:call-template></xsl:if>
        <xsl:for-each select="$own-rules"><xsl:call-template name="own-rule"/></xsl:for-each>
        <xsl:call-template name="seal"/>
        <xsl:if test="$open">
          <xsl:call-template name="h"><xsl:with-param name="text" select="'附：示范文本（待采用）'"/></xsl:call-template>
          <fo:block text-indent="2em">以下是本单位尚无制度的方面的示范文本，不是本单位已经施行的制度，也不是保密工作部门印发的文本；须结合实际修改并经审批发布。</fo:block>
          <xsl:for-each select="$open">
            <xsl:apply-templates select="f:data('templates/approval/model.xml')/model/rule[@topic = current()/@value]" mode="draft-rule"/>
          </xsl:for-each>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="own-rule">
    <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="title"/></xsl:call-template>
    <xsl:if test="number or issued"><fo:block text-indent="2em" font-size="12pt" line-height="20pt" keep-with-next="always"><xsl:value-of select="number"/><xsl:if test="number and issued">　</xsl:if><xsl:if test="issued"><xsl:call-template name="date"><xsl:with-param name="of" select="issued"/></xsl:call-template>发布</xsl:if></fo:block></xsl:if>
    <xsl:choose>
      <xsl:when test="text">
        <xsl:for-each select="str:tokenize(text, '&#10;')[normalize-space(.) != '']">
          <xsl:call-template name="article"><xsl:with-param name="number" select="position()"/><xsl:with-param name="content"><xsl:value-of select="normalize-space(.)"/></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><fo:block db:blank="《{title}》正文" db:by="{$owner}" text-indent="2em" color="#606060">（正文另附，由建设使用单位提供）</fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A model rule: articles of higher levels only from that level on. -->
  <xsl:template match="rule" mode="draft-rule">
    <xsl:variable name="rank"><xsl:call-template name="rank"><xsl:with-param name="level" select="$system/level"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="h"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="@title"/></xsl:call-template>
    <fo:block font-size="10.5pt" line-height="18pt" color="#606060" text-indent="2em" keep-with-next="always">（示范文本，供采用时修改）</fo:block>
    <xsl:for-each select="article[not(@from) or @from &lt;= $rank]">
      <xsl:call-template name="article"><xsl:with-param name="number" select="position()"/><xsl:with-param name="content"><xsl:apply-templates select="p[1]/node()" mode="model"/></xsl:with-param></xsl:call-template>
      <xsl:for-each select="item[not(@from) or @from &lt;= $rank]">
        <fo:block text-indent="2em">（<xsl:call-template name="chinese-number"><xsl:with-param name="n" select="position()"/></xsl:call-template>）<xsl:apply-templates mode="model"/></fo:block>
      </xsl:for-each>
    </xsl:for-each>
    <fo:block text-indent="2em" keep-with-previous.within-page="always">记录：<xsl:for-each select="record">《<xsl:value-of select="."/>》</xsl:for-each>。</fo:block>
  </xsl:template>

  <xsl:template match="office" mode="model"><xsl:call-template name="value"><xsl:with-param name="of" select="$unit/secrecy-office"/><xsl:with-param name="what" select="'申请表 保密工作机构'"/></xsl:call-template></xsl:template>
  <xsl:template match="level" mode="model"><xsl:call-template name="secrecy-name"><xsl:with-param name="level" select="$system/level"/></xsl:call-template></xsl:template>

  <xsl:template name="secrecy-organisation">
    <xsl:variable name="o" select="$approval/organisation"/>
    <xsl:call-template name="facts">
      <xsl:with-param name="paper" select="'组织机构'"/>
      <xsl:with-param name="rows">
        <row label="保密领导机构"><xsl:value-of select="$o/leading-group/name"/></row>
        <row label="成立文件"><xsl:value-of select="$o/leading-group/document"/></row>
        <row label="负责人"><xsl:value-of select="$o/leading-group/head"/></row>
        <row label="成员"><xsl:value-of select="$o/leading-group/members"/></row>
        <row label="领导机构职责"><xsl:value-of select="$o/leading-group/duties"/></row>
        <row label="保密工作机构"><xsl:value-of select="$o/office/name"/><xsl:if test="not($o/office/name)"><xsl:value-of select="$unit/secrecy-office"/></xsl:if></row>
        <row label="设立文件"><xsl:value-of select="$o/office/document"/></row>
        <row label="机构负责人"><xsl:value-of select="$o/office/head"/></row>
        <row label="专职人员数" second="true"><xsl:value-of select="$o/office/staff"/></row>
        <row label="机构职责"><xsl:value-of select="$o/office/duties"/></row>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="listing">
      <xsl:with-param name="caption" select="'岗位设置'"/><xsl:with-param name="heads" select="'岗位|职责|任职人员|专职'"/><xsl:with-param name="widths" select="'20,50,20,10'"/><xsl:with-param name="what" select="'组织机构 岗位设置'"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$o/posts/post">
          <xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="name"/></c><c what="{name}的职责"><xsl:value-of select="duties"/></c><c what="{name}的任职人员"><xsl:value-of select="holder"/></c><c center="true"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="full-time"/></xsl:call-template></c></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="secrecy-persons">
    <xsl:call-template name="listing">
      <xsl:with-param name="heads" select="'姓名|职责|部门和职务|联系电话|涉密人员类别|最近培训'"/><xsl:with-param name="widths" select="'11,18,25,18,14,14'"/><xsl:with-param name="what" select="'保密责任人和安全保密管理人员'"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$approval/persons/person">
          <xsl:call-template name="line"><xsl:with-param name="cells"><c><xsl:value-of select="name"/></c><c><xsl:call-template name="option-label"><xsl:with-param name="type" select="'person-role'"/><xsl:with-param name="code" select="role"/></xsl:call-template></c><c what="{name}的部门和职务"><xsl:value-of select="concat(department, ' ', title)"/></c><c what="{name}的联系电话"><xsl:value-of select="phone"/></c><c what="{name}的涉密人员类别"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'clearance'"/><xsl:with-param name="code" select="clearance"/></xsl:call-template></c><c center="true" what="{name}的最近保密培训日期"><xsl:value-of select="training"/></c></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
