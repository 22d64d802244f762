<?xml version="1.0" encoding="UTF-8"?>
<!-- 《信息系统安全等级保护备案表》, 2007 edition: cover, 填表说明, 表一, then 表二 and 表三 of each system, 表四 of each system of level 3 and above.
     "未经允许，任何单位和个人不得对本表进行改动": no field is added, dropped or moved. Grids: the reference's sections 1.3.2 and 1.4. Fields of the police stay blank. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="f xs">

  <xsl:template match="paper[@id = 'filing-form']" mode="paper">
    <xsl:apply-templates select="." mode="form">
      <xsl:with-param name="systems" select="$filed-systems"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- The form with the sheets of the given systems. -->
  <xsl:template match="paper[@edition = '2007']" mode="form">
    <xsl:param name="systems"/>
    <xsl:call-template name="form-cover"/>
    <xsl:call-template name="form-notes"/>
    <xsl:call-template name="form-page">
      <xsl:with-param name="title" select="'表一　单位基本情况'"/>
      <xsl:with-param name="id" select="'table-1'"/>
      <xsl:with-param name="content"><xsl:call-template name="table-1"/></xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="row" select="."/>
    <xsl:for-each select="$systems">
      <xsl:variable name="id" select="generate-id()"/>
      <xsl:variable name="number"><xsl:call-template name="system-place"/></xsl:variable>
      <xsl:variable name="system-node" select="."/>
      <xsl:for-each select="$row">
        <xsl:call-template name="form-page">
          <xsl:with-param name="title" select="concat('表二', $number, '信息系统情况')"/>
          <xsl:with-param name="id" select="concat('table-2-', $id)"/>
          <xsl:with-param name="content"><xsl:call-template name="table-2"><xsl:with-param name="s" select="$system-node"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="form-page">
          <xsl:with-param name="title" select="concat('表三', $number, '信息系统定级情况')"/>
          <xsl:with-param name="id" select="concat('table-3-', $id)"/>
          <xsl:with-param name="content"><xsl:call-template name="table-3"><xsl:with-param name="s" select="$system-node"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$system-node/grading/level &gt;= 3">
          <xsl:call-template name="form-page">
            <xsl:with-param name="title" select="concat('表四', $number, '第三级以上信息系统提交材料情况')"/>
            <xsl:with-param name="id" select="concat('table-4-', $id)"/>
            <xsl:with-param name="content"><xsl:call-template name="table-4"><xsl:with-param name="s" select="$system-node"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- （2/6）: the second of the six systems filed. The current node is the system. -->
  <xsl:template name="system-place">
    <xsl:variable name="id" select="generate-id()"/>
    <xsl:for-each select="$filed-systems"><xsl:if test="generate-id() = $id"><xsl:value-of select="concat('（', position(), '/', last(), '）')"/></xsl:if></xsl:for-each>
  </xsl:template>

  <xsl:template name="form-page">
    <xsl:param name="title"/>
    <xsl:param name="id"/>
    <xsl:param name="content"/>
    <xsl:param name="entry"/>
    <fo:page-sequence master-reference="form">
      <xsl:call-template name="page-sequence-attributes"><xsl:with-param name="first" select="false()"/></xsl:call-template>
      <xsl:call-template name="page-frame"><xsl:with-param name="form" select="true()"/></xsl:call-template>
      <fo:flow flow-name="xsl-region-body" font-size="11pt" line-height="15pt" text-align="start">
        <fo:block id="{$id}" db:outline="2" role="H2" font-size="16pt" line-height="24pt" text-align="center" space-after="6pt" keep-with-next="always">
          <xsl:if test="$entry != ''"><xsl:attribute name="entry" namespace="urn:dengbao:paper"><xsl:value-of select="$entry"/></xsl:attribute></xsl:if>
          <xsl:value-of select="$title"/>
        </fo:block>
        <xsl:copy-of select="$content"/>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <!-- Cover -->
  <xsl:template name="form-cover">
    <xsl:param name="title" select="'信息系统安全等级保护'"/>
    <xsl:param name="seal" select="true()"/>
    <xsl:param name="foot" select="'中华人民共和国公安部监制'"/>
    <fo:page-sequence master-reference="form">
      <xsl:call-template name="page-sequence-attributes"/>
      <xsl:call-template name="page-frame"><xsl:with-param name="form" select="true()"/></xsl:call-template>
      <fo:flow flow-name="xsl-region-body" text-align="start">
        <fo:table table-layout="fixed" width="100%" space-before="10mm" space-before.conditionality="retain" font-family="fangsong" font-size="16pt" line-height="24pt">
          <fo:table-column column-width="proportional-column-width(1)"/>
          <fo:table-column column-width="7em"/>
          <xsl:call-template name="cover-columns"><xsl:with-param name="count" select="12"/></xsl:call-template>
          <fo:table-body>
            <fo:table-row height="8mm">
              <fo:table-cell><fo:block/></fo:table-cell>
              <fo:table-cell display-align="center"><fo:block>备案表编号：</fo:block></fo:table-cell>
              <xsl:call-template name="cover-boxes"><xsl:with-param name="count" select="6"/></xsl:call-template>
              <fo:table-cell display-align="center" text-align="center"><fo:block>-</fo:block></fo:table-cell>
              <xsl:call-template name="cover-boxes"><xsl:with-param name="count" select="5"/></xsl:call-template>
            </fo:table-row>
          </fo:table-body>
        </fo:table>
        <fo:block id="paper-{@id}" db:outline="1" role="H1" font-family="hei" font-size="36pt" font-weight="bold" line-height="54pt" text-align="center" space-before="38mm">
          <xsl:value-of select="$title"/>
          <fo:block>备案表</fo:block>
        </fo:block>
        <fo:table table-layout="fixed" width="150mm" margin-left="10mm" space-before="42mm" font-family="fangsong" font-size="16pt" line-height="24pt">
          <fo:table-column column-width="8em"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <fo:table-column column-width="4.2em"/>
          <fo:table-body start-indent="0pt">
            <xsl:call-template name="cover-line">
              <xsl:with-param name="label" select="'备 案 单 位：'"/>
              <xsl:with-param name="value"><xsl:value-of select="$unit/name"/></xsl:with-param>
              <xsl:with-param name="seal" select="$seal"/>
            </xsl:call-template>
            <xsl:call-template name="cover-line">
              <xsl:with-param name="label" select="'备 案 日 期：'"/>
              <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="of" select="$filing/filing-date"/><xsl:with-param name="what" select="'封面 备案日期'"/></xsl:call-template></xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="cover-line">
              <xsl:with-param name="label" select="'受理备案单位：'"/>
              <xsl:with-param name="seal" select="true()"/>
            </xsl:call-template>
            <xsl:call-template name="cover-line">
              <xsl:with-param name="label" select="'受 理 日 期：'"/>
            </xsl:call-template>
          </fo:table-body>
        </fo:table>
        <fo:block-container absolute-position="absolute" top="235mm" left="0mm" width="170mm" height="12mm">
          <fo:block font-family="hei" font-size="20pt" font-weight="bold" line-height="30pt" text-align="center"><xsl:value-of select="$foot"/></fo:block>
        </fo:block-container>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template name="cover-columns">
    <xsl:param name="count"/>
    <xsl:if test="$count &gt; 0">
      <fo:table-column column-width="7mm"/>
      <xsl:call-template name="cover-columns"><xsl:with-param name="count" select="$count - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="cover-boxes">
    <xsl:param name="count"/>
    <xsl:if test="$count &gt; 0">
      <fo:table-cell border="0.6pt solid black"><fo:block/></fo:table-cell>
      <xsl:call-template name="cover-boxes"><xsl:with-param name="count" select="$count - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="cover-line">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <xsl:param name="seal" select="false()"/>
    <fo:table-row height="13mm">
      <fo:table-cell display-align="after"><fo:block><xsl:value-of select="$label"/></fo:block></fo:table-cell>
      <fo:table-cell display-align="after" border-bottom="0.6pt solid black">
        <xsl:if test="not($seal)"><xsl:attribute name="number-columns-spanned">2</xsl:attribute></xsl:if>
        <fo:block text-align="center"><xsl:copy-of select="$value"/></fo:block>
      </fo:table-cell>
      <xsl:if test="$seal">
        <fo:table-cell display-align="after" border-bottom="0.6pt solid black"><fo:block text-align="end">(盖章)</fo:block></fo:table-cell>
      </xsl:if>
    </fo:table-row>
  </xsl:template>

  <!-- 填表说明, word for word -->
  <xsl:template name="form-notes">
    <fo:page-sequence master-reference="form">
      <xsl:call-template name="page-sequence-attributes"><xsl:with-param name="first" select="false()"/></xsl:call-template>
      <xsl:call-template name="page-frame"><xsl:with-param name="form" select="true()"/></xsl:call-template>
      <fo:flow flow-name="xsl-region-body" font-family="fangsong" font-size="12pt" line-height="20pt">
        <fo:block id="form-notes" db:outline="2" role="H2" font-family="hei" font-size="18pt" line-height="28pt" text-align="center" space-after="10pt">填表说明</fo:block>
        <xsl:for-each select="f:data('templates/form-notes.xml')/notes/note">
          <fo:block text-indent="2em"><xsl:value-of select="."/></fo:block>
        </xsl:for-each>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <!-- 表一: 16 columns -->
  <xsl:template name="table-1">
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'20,5,5,5,5,5,5,10,25,5,5,5,5,5,5,10'"/></xsl:call-template>
      <fo:table-body>
        <xsl:call-template name="wide-row">
          <xsl:with-param name="label" select="'01单位名称'"/><xsl:with-param name="columns" select="15"/>
          <xsl:with-param name="value"><xsl:value-of select="$unit/name"/></xsl:with-param><xsl:with-param name="what" select="'表一01 单位名称'"/>
        </xsl:call-template>
        <fo:table-row height="15mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'02单位地址'"/></xsl:call-template>
          <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="15">
            <fo:block>
              <xsl:call-template name="address-part"><xsl:with-param name="of" select="$unit/address/province"/><xsl:with-param name="unit" select="'省(自治区、直辖市)'"/></xsl:call-template>
              <xsl:call-template name="address-part"><xsl:with-param name="of" select="$unit/address/city"/><xsl:with-param name="unit" select="'地(区、市、州、盟)'"/></xsl:call-template>
              <xsl:call-template name="address-part"><xsl:with-param name="of" select="$unit/address/county"/><xsl:with-param name="unit" select="'县(区、市、旗)'"/></xsl:call-template>
            </fo:block>
            <fo:block>
              <xsl:call-template name="value"><xsl:with-param name="of" select="$unit/address/detail"/><xsl:with-param name="what" select="'表一02 单位地址'"/><xsl:with-param name="width" select="'20em'"/></xsl:call-template>
            </fo:block>
          </fo:table-cell>
        </fo:table-row>
        <fo:table-row height="9mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'03邮政编码'"/></xsl:call-template>
          <xsl:call-template name="digit-cells"><xsl:with-param name="text" select="string($unit/postcode)"/><xsl:with-param name="count" select="6"/><xsl:with-param name="what" select="'表一03 邮政编码'"/></xsl:call-template>
          <xsl:call-template name="cell"/>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'04行政区划代码'"/></xsl:call-template>
          <xsl:call-template name="digit-cells"><xsl:with-param name="text" select="string($unit/area-code)"/><xsl:with-param name="count" select="6"/><xsl:with-param name="what" select="'表一04 行政区划代码'"/></xsl:call-template>
          <xsl:call-template name="cell"/>
        </fo:table-row>
        <fo:table-row height="9mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'05单位负责人'"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="person-name"><xsl:with-param name="of" select="$unit/leader"/><xsl:with-param name="what" select="'表一05 单位负责人'"/></xsl:call-template>
        </fo:table-row>
        <fo:table-row height="9mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'办公电话'"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$unit/leader/phone"/><xsl:with-param name="columns" select="4"/><xsl:with-param name="what" select="'表一05 单位负责人办公电话'"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'电子邮件'"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$unit/leader/email"/><xsl:with-param name="size" select="'9pt'"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="what" select="'表一05 单位负责人电子邮件'"/></xsl:call-template>
        </fo:table-row>
        <xsl:call-template name="wide-row">
          <xsl:with-param name="label" select="'06责任部门'"/><xsl:with-param name="columns" select="15"/>
          <xsl:with-param name="value"><xsl:value-of select="$unit/department"/></xsl:with-param><xsl:with-param name="what" select="'表一06 责任部门'"/>
        </xsl:call-template>
        <fo:table-row height="9mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'07责任部门联系人'"/><xsl:with-param name="rows" select="3"/></xsl:call-template>
          <xsl:call-template name="person-name"><xsl:with-param name="of" select="$unit/contact"/><xsl:with-param name="what" select="'表一07 责任部门联系人'"/></xsl:call-template>
        </fo:table-row>
        <fo:table-row height="9mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'办公电话'"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$unit/contact/phone"/><xsl:with-param name="columns" select="4"/><xsl:with-param name="what" select="'表一07 责任部门联系人办公电话'"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'电子邮件'"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$unit/contact/email"/><xsl:with-param name="size" select="'9pt'"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="rows" select="2"/><xsl:with-param name="what" select="'表一07 责任部门联系人电子邮件'"/></xsl:call-template>
        </fo:table-row>
        <fo:table-row height="9mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'移动电话'"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$unit/contact/mobile"/><xsl:with-param name="columns" select="4"/><xsl:with-param name="what" select="'表一07 责任部门联系人移动电话'"/></xsl:call-template>
        </fo:table-row>
        <xsl:call-template name="option-row">
          <xsl:with-param name="label" select="'08隶属关系'"/><xsl:with-param name="columns" select="15"/><xsl:with-param name="type" select="'affiliation'"/>
          <xsl:with-param name="chosen" select="$unit/affiliation"/><xsl:with-param name="filled" select="$unit/affiliation-other"/><xsl:with-param name="what" select="'表一08 隶属关系'"/>
        </xsl:call-template>
        <xsl:call-template name="option-row">
          <xsl:with-param name="label" select="'09单位类型'"/><xsl:with-param name="columns" select="15"/><xsl:with-param name="type" select="'unit-type'"/>
          <xsl:with-param name="chosen" select="$unit/unit-type"/><xsl:with-param name="filled" select="$unit/unit-type-other"/><xsl:with-param name="what" select="'表一09 单位类型'"/>
        </xsl:call-template>
        <fo:table-row>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'10行业类别'"/></xsl:call-template>
          <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="15"><xsl:call-template name="industry"/></fo:table-cell>
        </fo:table-row>
        <fo:table-row height="9mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'11信息系统总数'"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="columns" select="2"/><xsl:with-param name="rows" select="2"/><xsl:with-param name="text"><xsl:call-template name="system-count"/></xsl:with-param></xsl:call-template>
          <xsl:call-template name="count-cells"><xsl:with-param name="level" select="2"/><xsl:with-param name="label" select="'12第二级信息系统数'"/><xsl:with-param name="columns" select="5"/></xsl:call-template>
          <xsl:call-template name="count-cells"><xsl:with-param name="level" select="3"/><xsl:with-param name="label" select="'13第三级信息系统数'"/><xsl:with-param name="columns" select="6"/></xsl:call-template>
        </fo:table-row>
        <fo:table-row height="9mm">
          <xsl:call-template name="count-cells"><xsl:with-param name="level" select="4"/><xsl:with-param name="label" select="'14第四级信息系统数'"/><xsl:with-param name="columns" select="5"/></xsl:call-template>
          <xsl:call-template name="count-cells"><xsl:with-param name="level" select="5"/><xsl:with-param name="label" select="'15第五级信息系统数'"/><xsl:with-param name="columns" select="6"/></xsl:call-template>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="address-part">
    <xsl:param name="of"/>
    <xsl:param name="unit"/>
    <xsl:choose>
      <xsl:when test="normalize-space($of) != ''"><fo:inline text-decoration="underline"><xsl:value-of select="concat('&#160;', normalize-space($of), '&#160;')"/></fo:inline></xsl:when>
      <xsl:otherwise><xsl:call-template name="blank"><xsl:with-param name="what" select="concat('表一02 单位地址 ', $unit)"/><xsl:with-param name="width" select="'3em'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="$unit"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template name="person-name">
    <xsl:param name="of"/>
    <xsl:param name="what"/>
    <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'姓 名'"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="$of/name"/><xsl:with-param name="columns" select="4"/><xsl:with-param name="what" select="concat($what, '姓名')"/></xsl:call-template>
    <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'职务/职称'"/></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="$of/title"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="what" select="concat($what, '职务/职称')"/></xsl:call-template>
  </xsl:template>

  <!-- A row of one label and one value. -->
  <xsl:template name="wide-row">
    <xsl:param name="label"/>
    <xsl:param name="label-columns" select="1"/>
    <xsl:param name="columns"/>
    <xsl:param name="value"/>
    <xsl:param name="what"/>
    <xsl:param name="height" select="'9mm'"/>
    <fo:table-row height="{$height}">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$label"/><xsl:with-param name="columns" select="$label-columns"/></xsl:call-template>
      <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="{$columns}">
        <fo:block>
          <xsl:if test="string($value) = '' and $what != ''">
            <xsl:attribute name="blank" namespace="urn:dengbao:paper"><xsl:value-of select="$what"/></xsl:attribute>
            <xsl:attribute name="by" namespace="urn:dengbao:paper">备案单位</xsl:attribute>
          </xsl:if>
          <xsl:copy-of select="$value"/>
        </fo:block>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="option-cell">
    <xsl:param name="columns"/>
    <xsl:param name="type"/>
    <xsl:param name="chosen"/>
    <xsl:param name="filled"/>
    <xsl:param name="what"/>
    <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="{$columns}">
      <fo:block>
        <xsl:call-template name="options">
          <xsl:with-param name="type" select="$type"/><xsl:with-param name="chosen" select="$chosen"/>
          <xsl:with-param name="filled" select="$filled"/><xsl:with-param name="what" select="$what"/>
        </xsl:call-template>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="option-row">
    <xsl:param name="label"/>
    <xsl:param name="label-columns" select="1"/>
    <xsl:param name="columns"/>
    <xsl:param name="type"/>
    <xsl:param name="chosen"/>
    <xsl:param name="filled"/>
    <xsl:param name="what"/>
    <fo:table-row height="11mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$label"/><xsl:with-param name="columns" select="$label-columns"/></xsl:call-template>
      <xsl:call-template name="option-cell">
        <xsl:with-param name="columns" select="$columns"/><xsl:with-param name="type" select="$type"/><xsl:with-param name="chosen" select="$chosen"/>
        <xsl:with-param name="filled" select="$filled"/><xsl:with-param name="what" select="$what"/>
      </xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <!-- 10行业类别 in the printed rows: a row begins at these codes. -->
  <xsl:template name="industry">
    <xsl:variable name="starts" select="' 11 21 25 31 35 39 43 47 51 99 '"/>
    <xsl:variable name="all" select="$schema-types[@name = 'industry']/xs:restriction/xs:enumeration"/>
    <xsl:if test="not($unit/industry)"><fo:block><xsl:call-template name="missing"><xsl:with-param name="what" select="'表一10 行业类别'"/></xsl:call-template></fo:block></xsl:if>
    <fo:table table-layout="fixed" width="100%">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'27,20,36,19'"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$all[contains($starts, concat(' ', @value, ' '))]">
          <xsl:variable name="here" select="@value"/>
          <xsl:variable name="next" select="$all[contains($starts, concat(' ', @value, ' ')) and @value &gt; $here][1]/@value"/>
          <xsl:variable name="cells" select="$all[@value &gt;= $here and (not($next) or @value &lt; $next)]"/>
          <fo:table-row>
            <xsl:for-each select="$cells">
              <fo:table-cell>
                <xsl:if test="position() = last()"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="5 - last()"/></xsl:attribute></xsl:if>
                <fo:block>
                  <xsl:call-template name="option">
                    <xsl:with-param name="ticked" select="$unit/industry = @value"/>
                    <xsl:with-param name="filled" select="$unit/industry-other"/>
                  </xsl:call-template>
                </fo:block>
              </fo:table-cell>
            </xsl:for-each>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- 11 to 15: the declared number, else the systems of this filing. -->
  <xsl:template name="system-count">
    <xsl:choose>
      <xsl:when test="$unit/system-counts/total != ''"><xsl:value-of select="$unit/system-counts/total"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="count($filed-systems)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="count-cells">
    <xsl:param name="level"/>
    <xsl:param name="label"/>
    <xsl:param name="columns"/>
    <xsl:variable name="declared" select="$unit/system-counts/*[name() = concat('level-', $level)]"/>
    <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$label"/><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
    <xsl:call-template name="cell">
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="$declared != ''"><xsl:value-of select="$declared"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="count($filed-systems[grading/level = $level])"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- 表二: 14 columns -->
  <xsl:template name="table-2">
    <xsl:param name="s"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="10pt" line-height="13pt">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'8,13,5,12,3,8,5,5,5,13,5,5,5,5'"/></xsl:call-template>
      <fo:table-body>
        <fo:table-row height="8mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'01系统名称'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$s/name"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="what" select="'表二01 系统名称'"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'02系统编号'"/></xsl:call-template>
          <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="4" padding="0pt">
            <fo:table table-layout="fixed" width="100%" start-indent="0pt">
              <xsl:call-template name="columns"><xsl:with-param name="widths" select="'1,1,1,1,1'"/></xsl:call-template>
              <fo:table-body><fo:table-row height="7mm"><xsl:call-template name="number-cells"><xsl:with-param name="text" select="string($s/number)"/></xsl:call-template></fo:table-row></fo:table-body>
            </fo:table>
          </fo:table-cell>
        </fo:table-row>
        <xsl:call-template name="pair-rows">
          <xsl:with-param name="label" select="'03系统承载业务情况'"/>
          <xsl:with-param name="first" select="'业务类型'"/><xsl:with-param name="type" select="'business-type'"/><xsl:with-param name="chosen" select="$s/business/type"/><xsl:with-param name="filled" select="$s/business/type-other"/>
          <xsl:with-param name="second" select="'业务描述'"/><xsl:with-param name="text" select="$s/business/description"/><xsl:with-param name="what" select="'表二03'"/>
        </xsl:call-template>
        <xsl:call-template name="pair-rows">
          <xsl:with-param name="label" select="'04系统服务情况'"/>
          <xsl:with-param name="first" select="'服务范围'"/><xsl:with-param name="type" select="'service-scope'"/><xsl:with-param name="chosen" select="$s/service/scope"/><xsl:with-param name="filled" select="concat($s/service/scope-count, $s/service/scope-other)"/>
          <xsl:with-param name="second" select="'服务对象'"/><xsl:with-param name="type-2" select="'audience'"/><xsl:with-param name="chosen-2" select="$s/service/audience"/><xsl:with-param name="filled-2" select="$s/service/audience-other"/><xsl:with-param name="what" select="'表二04'"/>
        </xsl:call-template>
        <xsl:call-template name="pair-rows">
          <xsl:with-param name="label" select="'05系统网络平台'"/>
          <xsl:with-param name="first" select="'覆盖范围'"/><xsl:with-param name="type" select="'coverage'"/><xsl:with-param name="chosen" select="$s/platform/coverage"/><xsl:with-param name="filled" select="$s/platform/coverage-other"/>
          <xsl:with-param name="second" select="'网络性质'"/><xsl:with-param name="type-2" select="'network-nature'"/><xsl:with-param name="chosen-2" select="$s/platform/nature"/><xsl:with-param name="filled-2" select="$s/platform/nature-other"/><xsl:with-param name="what" select="'表二05'"/>
        </xsl:call-template>
        <xsl:call-template name="option-row">
          <xsl:with-param name="label" select="'06系统互联情况'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="12"/><xsl:with-param name="type" select="'interconnection-type'"/>
          <xsl:with-param name="chosen" select="$s/interconnection/types/type"/><xsl:with-param name="filled" select="$s/interconnection/other"/><xsl:with-param name="what" select="'表二06 系统互联情况'"/>
        </xsl:call-template>
        <xsl:call-template name="table-2-products"><xsl:with-param name="s" select="$s"/></xsl:call-template>
        <xsl:call-template name="table-2-services"><xsl:with-param name="s" select="$s"/></xsl:call-template>
        <xsl:call-template name="wide-row">
          <xsl:with-param name="label" select="'09等级测评单位名称'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="12"/><xsl:with-param name="height" select="'7mm'"/>
          <!-- who assessed, else who is said in 表二08 to assess; nothing where no assessment is asked for -->
          <xsl:with-param name="value"><xsl:value-of select="($filing/assessors/assessor[id = $s/assessment/assessor]/name | $s[not(assessment/assessor)]/services/service[kind = '1'][used = 'true']/provider-name)[1]"/></xsl:with-param>
          <xsl:with-param name="what"><xsl:if test="not($s/services/service[kind = '1'][used = 'false'])">表二09 等级测评单位名称</xsl:if></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="wide-row">
          <xsl:with-param name="label" select="'10何时投入运行使用'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="12"/><xsl:with-param name="height" select="'7mm'"/>
          <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="of" select="$s/launch-date"/><xsl:with-param name="what" select="'表二10 何时投入运行使用'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="wide-row">
          <xsl:with-param name="label" select="'11系统是否是分系统'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="12"/><xsl:with-param name="height" select="'7mm'"/>
          <xsl:with-param name="value">
            <xsl:if test="not($s/is-branch)"><xsl:call-template name="missing"><xsl:with-param name="what" select="'表二11 系统是否是分系统'"/></xsl:call-template></xsl:if>
            <xsl:call-template name="boxed"><xsl:with-param name="ticked" select="$s/is-branch = 'true'"/><xsl:with-param name="text" select="'是'"/></xsl:call-template>
            <xsl:text>　</xsl:text>
            <xsl:call-template name="boxed"><xsl:with-param name="ticked" select="$s/is-branch = 'false'"/><xsl:with-param name="text" select="'否（如选择是请填下两项）'"/></xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="wide-row">
          <xsl:with-param name="label" select="'12上级系统名称'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="12"/><xsl:with-param name="height" select="'7mm'"/>
          <xsl:with-param name="value"><xsl:value-of select="$s/parent-system"/></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="wide-row">
          <xsl:with-param name="label" select="'13上级系统所属单位名称'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="12"/><xsl:with-param name="height" select="'7mm'"/>
          <xsl:with-param name="value"><xsl:value-of select="$s/parent-unit"/></xsl:with-param>
        </xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- 02系统编号: five boxes inside the cell -->
  <xsl:template name="number-cells">
    <xsl:param name="text"/>
    <xsl:param name="at" select="1"/>
    <xsl:if test="$at &lt;= 5">
      <fo:table-cell display-align="center" text-align="center">
        <xsl:if test="$at &gt; 1"><xsl:attribute name="border-left">0.6pt solid black</xsl:attribute></xsl:if>
        <fo:block><xsl:value-of select="substring($text, $at, 1)"/></fo:block>
      </fo:table-cell>
      <xsl:call-template name="number-cells"><xsl:with-param name="text" select="$text"/><xsl:with-param name="at" select="$at + 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Two rows behind one label: options, then options or text -->
  <xsl:template name="pair-rows">
    <xsl:param name="label"/>
    <xsl:param name="first"/>
    <xsl:param name="type"/>
    <xsl:param name="chosen"/>
    <xsl:param name="filled"/>
    <xsl:param name="second"/>
    <xsl:param name="type-2"/>
    <xsl:param name="chosen-2"/>
    <xsl:param name="filled-2"/>
    <xsl:param name="text"/>
    <xsl:param name="what"/>
    <fo:table-row height="8mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$label"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$first"/></xsl:call-template>
      <xsl:call-template name="option-cell"><xsl:with-param name="columns" select="12"/><xsl:with-param name="type" select="$type"/><xsl:with-param name="chosen" select="$chosen"/><xsl:with-param name="filled" select="$filled"/><xsl:with-param name="what" select="concat($what, ' ', $first)"/></xsl:call-template>
    </fo:table-row>
    <fo:table-row height="8mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$second"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="$type-2 != ''">
          <xsl:call-template name="option-cell"><xsl:with-param name="columns" select="12"/><xsl:with-param name="type" select="$type-2"/><xsl:with-param name="chosen" select="$chosen-2"/><xsl:with-param name="filled" select="$filled-2"/><xsl:with-param name="what" select="concat($what, ' ', $second)"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="cell"><xsl:with-param name="columns" select="12"/><xsl:with-param name="text" select="$text"/><xsl:with-param name="align" select="'start'"/><xsl:with-param name="what" select="concat($what, ' ', $second)"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="table-2-products">
    <xsl:param name="s"/>
    <fo:table-row height="6mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'07关键产品使用情况'"/><xsl:with-param name="columns" select="2"/><xsl:with-param name="rows" select="8"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'序号'"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'产品类型'"/><xsl:with-param name="columns" select="2"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'数量'"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'使用国产品率'"/><xsl:with-param name="columns" select="8"/></xsl:call-template>
    </fo:table-row>
    <fo:table-row height="6mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'全部使用'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'全部未使用'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'部分使用及使用率'"/><xsl:with-param name="columns" select="4"/></xsl:call-template>
    </fo:table-row>
    <xsl:for-each select="$schema-types[@name = 'key-product-kind']/xs:restriction/xs:enumeration">
      <xsl:variable name="p" select="$s/key-products/key-product[kind = current()/@value]"/>
      <xsl:variable name="label" select="string(.//*[local-name() = 'label'])"/>
      <fo:table-row height="6mm">
        <xsl:call-template name="cell"><xsl:with-param name="text" select="@value"/></xsl:call-template>
        <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="2" text-align="center">
          <fo:block><xsl:value-of select="$label"/><xsl:if test=".//*[local-name() = 'blank']"><xsl:call-template name="option-blank"><xsl:with-param name="filled" select="$p/other"/><xsl:with-param name="width" select="'3em'"/></xsl:call-template></xsl:if></fo:block>
        </fo:table-cell>
        <xsl:call-template name="cell"><xsl:with-param name="text" select="$p/quantity"/><xsl:with-param name="what"><xsl:if test="@value != '6'"><xsl:value-of select="concat('表二07 ', $label, '数量')"/></xsl:if></xsl:with-param></xsl:call-template>
        <xsl:call-template name="box-cell"><xsl:with-param name="ticked" select="$p/domestic-use = 'all'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
        <xsl:call-template name="box-cell"><xsl:with-param name="ticked" select="$p/domestic-use = 'none'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
        <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="4" text-align="center">
          <fo:block>
            <xsl:call-template name="box"><xsl:with-param name="ticked" select="$p/domestic-use = 'partial'"/></xsl:call-template>
            <xsl:call-template name="option-blank"><xsl:with-param name="filled"><xsl:if test="$p/domestic-use = 'partial'"><xsl:value-of select="$p/rate"/></xsl:if></xsl:with-param><xsl:with-param name="width" select="'3em'"/></xsl:call-template>
            <xsl:text>%</xsl:text>
          </fo:block>
        </fo:table-cell>
      </fo:table-row>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="box-cell">
    <xsl:param name="ticked"/>
    <xsl:param name="columns"/>
    <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="{$columns}" text-align="center">
      <fo:block><xsl:call-template name="box"><xsl:with-param name="ticked" select="$ticked"/></xsl:call-template></fo:block>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="table-2-services">
    <xsl:param name="s"/>
    <fo:table-row height="6mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'08系统采用服务情况'"/><xsl:with-param name="columns" select="2"/><xsl:with-param name="rows" select="10"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'序号'"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'服务类型'"/><xsl:with-param name="columns" select="3"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'服务责任方类型'"/><xsl:with-param name="columns" select="8"/></xsl:call-template>
    </fo:table-row>
    <fo:table-row height="6mm">
      <xsl:for-each select="$schema-types[@name = 'service-provider']/xs:restriction/xs:enumeration">
        <xsl:call-template name="label-cell"><xsl:with-param name="text" select="string(.//*[local-name() = 'label'])"/><xsl:with-param name="columns" select="2 + (position() != 2)"/></xsl:call-template>
      </xsl:for-each>
    </fo:table-row>
    <xsl:for-each select="$schema-types[@name = 'service-kind']/xs:restriction/xs:enumeration">
      <xsl:variable name="u" select="$s/services/service[kind = current()/@value]"/>
      <xsl:variable name="label" select="string(.//*[local-name() = 'label'])"/>
      <fo:table-row height="6mm">
        <xsl:call-template name="cell"><xsl:with-param name="text" select="@value"/></xsl:call-template>
        <fo:table-cell xsl:use-attribute-sets="form-cell" text-align="center">
          <fo:block><xsl:value-of select="$label"/><xsl:if test=".//*[local-name() = 'blank']"><xsl:call-template name="option-blank"><xsl:with-param name="filled" select="$u/other"/><xsl:with-param name="width" select="'2em'"/></xsl:call-template></xsl:if></fo:block>
        </fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="2" text-align="center">
          <fo:block>
            <xsl:if test="not($u/used) and @value != '8'"><xsl:call-template name="missing"><xsl:with-param name="what" select="concat('表二08 ', $label)"/></xsl:call-template></xsl:if>
            <xsl:call-template name="boxed"><xsl:with-param name="ticked" select="$u/used = 'true'"/><xsl:with-param name="text" select="'有'"/></xsl:call-template>
            <xsl:call-template name="boxed"><xsl:with-param name="ticked" select="$u/used = 'false'"/><xsl:with-param name="text" select="'无'"/></xsl:call-template>
          </fo:block>
        </fo:table-cell>
        <xsl:call-template name="box-cell"><xsl:with-param name="ticked" select="$u/used = 'true' and $u/provider = '1'"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
        <xsl:call-template name="box-cell"><xsl:with-param name="ticked" select="$u/used = 'true' and $u/provider = '2'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
        <xsl:call-template name="box-cell"><xsl:with-param name="ticked" select="$u/used = 'true' and $u/provider = '3'"/><xsl:with-param name="columns" select="3"/></xsl:call-template>
      </fo:table-row>
    </xsl:for-each>
  </xsl:template>

  <!-- 表三 -->
  <xsl:template name="table-3">
    <xsl:param name="s"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'18,24,38,20'"/></xsl:call-template>
      <fo:table-body>
        <xsl:call-template name="harm-rows"><xsl:with-param name="label" select="'01确定业务信息安全保护等级'"/><xsl:with-param name="aspect" select="$s/grading/business-information"/><xsl:with-param name="what" select="'表三01 业务信息安全保护等级'"/></xsl:call-template>
        <xsl:call-template name="harm-rows"><xsl:with-param name="label" select="'02确定系统服务安全保护等级'"/><xsl:with-param name="aspect" select="$s/grading/system-service"/><xsl:with-param name="what" select="'表三02 系统服务安全保护等级'"/></xsl:call-template>
        <xsl:call-template name="row-3">
          <xsl:with-param name="label" select="'03信息系统安全保护等级'"/>
          <xsl:with-param name="value"><xsl:call-template name="options"><xsl:with-param name="type" select="'level'"/><xsl:with-param name="chosen" select="$s/grading/level"/><xsl:with-param name="code" select="false()"/><xsl:with-param name="gap" select="' '"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-3">
          <xsl:with-param name="label" select="'04定级时间'"/>
          <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="of" select="$s/grading/date"/><xsl:with-param name="what" select="'表三04 定级时间'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-3">
          <xsl:with-param name="label" select="'05专家评审情况'"/>
          <xsl:with-param name="value"><xsl:call-template name="two-boxes"><xsl:with-param name="of" select="$s/expert-review/done"/><xsl:with-param name="yes" select="'已评审'"/><xsl:with-param name="no" select="'未评审'"/><xsl:with-param name="what" select="'表三05 专家评审情况'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-3">
          <xsl:with-param name="label" select="'06是否有主管部门'"/>
          <xsl:with-param name="value"><xsl:call-template name="two-boxes"><xsl:with-param name="of" select="$s/authority/exists"/><xsl:with-param name="yes" select="'有'"/><xsl:with-param name="no" select="'无（如选择有请填下两项）'"/><xsl:with-param name="what" select="'表三06 是否有主管部门'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-3">
          <xsl:with-param name="label" select="'07主管部门名称'"/>
          <xsl:with-param name="value"><xsl:if test="$s/authority/exists = 'true' and not($s/authority/name)"><xsl:call-template name="missing"><xsl:with-param name="what" select="'表三07 主管部门名称'"/></xsl:call-template></xsl:if><xsl:value-of select="$s/authority/name"/></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-3">
          <xsl:with-param name="label" select="'08主管部门审批定级情况'"/>
          <xsl:with-param name="value"><xsl:call-template name="two-boxes"><xsl:with-param name="of" select="$s/authority/approved"/><xsl:with-param name="yes" select="'已审批'"/><xsl:with-param name="no" select="'未审批'"/><xsl:with-param name="what"><xsl:if test="$s/authority/exists = 'true'">表三08 主管部门审批定级情况</xsl:if></xsl:with-param></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-3">
          <xsl:with-param name="label" select="'09系统定级报告'"/>
          <xsl:with-param name="value"><xsl:call-template name="present"><xsl:with-param name="present" select="$s/grading/report/present"/><xsl:with-param name="attachment" select="$s/grading/report/name"/><xsl:with-param name="what" select="'表三09 系统定级报告'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <fo:table-row height="9mm">
          <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="2"><fo:block>填表人：<xsl:call-template name="value"><xsl:with-param name="of" select="$s/grading/filler"/><xsl:with-param name="what" select="'表三 填表人'"/></xsl:call-template></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="2"><fo:block>填表日期：<xsl:call-template name="date"><xsl:with-param name="of" select="$s/grading/fill-date"/><xsl:with-param name="what" select="'表三 填表日期'"/></xsl:call-template></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
    <fo:block space-before="8pt">备案审核民警：<fo:leader leader-pattern="space" leader-length="14em"/>审核日期：<fo:leader leader-pattern="space" leader-length="4em"/>年<fo:leader leader-pattern="space" leader-length="2em"/>月<fo:leader leader-pattern="space" leader-length="2em"/>日</fo:block>
  </xsl:template>

  <xsl:template name="row-3">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <fo:table-row height="9mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$label"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
      <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="2"><fo:block><xsl:copy-of select="$value"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="two-boxes">
    <xsl:param name="of"/>
    <xsl:param name="yes"/>
    <xsl:param name="no"/>
    <xsl:param name="what"/>
    <xsl:if test="not($of)"><xsl:call-template name="missing"><xsl:with-param name="what" select="$what"/></xsl:call-template></xsl:if>
    <xsl:call-template name="boxed"><xsl:with-param name="ticked" select="$of = 'true'"/><xsl:with-param name="text" select="$yes"/></xsl:call-template>
    <xsl:text>　</xsl:text>
    <xsl:call-template name="boxed"><xsl:with-param name="ticked" select="$of = 'false'"/><xsl:with-param name="text" select="$no"/></xsl:call-template>
  </xsl:template>

  <!-- 01, 02: harm and level; the printed lines stand in form-harms.xml -->
  <xsl:template name="harm-rows">
    <xsl:param name="label"/>
    <xsl:param name="aspect"/>
    <xsl:param name="what"/>
    <fo:table-row height="8mm">
      <fo:table-cell xsl:use-attribute-sets="form-cell" number-rows-spanned="6" text-align="center" role="TH">
        <fo:block><xsl:if test="not($aspect/harms/harm)"><xsl:call-template name="missing"><xsl:with-param name="what" select="$what"/></xsl:call-template></xsl:if><xsl:value-of select="$label"/></fo:block>
      </fo:table-cell>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'损害客体及损害程度'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'级别'"/></xsl:call-template>
    </fo:table-row>
    <xsl:for-each select="f:data('templates/form-harms.xml')/harms/level">
      <fo:table-row height="8mm">
        <xsl:call-template name="harm-cells"><xsl:with-param name="aspect" select="$aspect"/></xsl:call-template>
      </fo:table-row>
    </xsl:for-each>
  </xsl:template>

  <!-- The lines of a level with their boxes, and the level with its box. The current node is the level's row of the printed lines. -->
  <xsl:template name="harm-cells">
    <xsl:param name="aspect"/>
    <xsl:variable name="level" select="@level"/>
    <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="2">
      <xsl:for-each select="line">
        <fo:block>
          <xsl:call-template name="box"><xsl:with-param name="ticked" select="boolean($aspect/harms/harm[object = current()/@object][contains(concat(' ', current()/@degree, ' '), concat(' ', degree, ' '))])"/></xsl:call-template>
          <xsl:value-of select="."/>
        </fo:block>
      </xsl:for-each>
    </fo:table-cell>
    <fo:table-cell xsl:use-attribute-sets="form-cell" text-align="center">
      <fo:block><xsl:call-template name="boxed"><xsl:with-param name="ticked" select="$aspect/level = $level"/><xsl:with-param name="text"><xsl:call-template name="level-name"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:with-param></xsl:call-template></fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- 表四 -->
  <xsl:template name="table-4">
    <xsl:param name="s"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'40,60'"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="f:data('schemas/filing.xsd')/xs:schema/xs:complexType[@name = 'Materials']/xs:sequence/xs:element[starts-with(.//*[local-name() = 'field'], '表四')]">
          <xsl:variable name="number" select="substring-after(.//*[local-name() = 'field'], '表四')"/>
          <xsl:variable name="label" select="concat($number, .//*[local-name() = 'label'])"/>
          <xsl:variable name="m" select="$s/materials/*[name() = current()/@name]"/>
          <fo:table-row height="18mm">
            <xsl:call-template name="cell"><xsl:with-param name="text" select="$label"/><xsl:with-param name="align" select="'start'"/><xsl:with-param name="head" select="true()"/></xsl:call-template>
            <fo:table-cell xsl:use-attribute-sets="form-cell">
              <fo:block><xsl:call-template name="present"><xsl:with-param name="present" select="$m/present"/><xsl:with-param name="attachment" select="$m/name"/><xsl:with-param name="what" select="concat('表四', $label)"/></xsl:call-template></fo:block>
            </fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
