<?xml version="1.0" encoding="UTF-8"?>
<!-- 《网络安全等级保护备案表》, 2025 edition: cover, 表一, then 表二 to 表五 of each graded object and a 表六 for each class of its data. Rows and options: the reference's section 2.2.
     Not known and so not printed: the numbers of the fields, 填表说明, what stands at the foot of the cover. Parts shared with 2007: ../filing-form.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="f xs str">

  <xsl:template match="paper[@edition = '2025']" mode="form">
    <xsl:param name="systems"/>
    <xsl:variable name="row" select="."/>
    <xsl:call-template name="form-cover">
      <xsl:with-param name="title" select="'网络安全等级保护'"/><xsl:with-param name="seal" select="false()"/><xsl:with-param name="foot" select="''"/>
    </xsl:call-template>
    <xsl:call-template name="form-page">
      <xsl:with-param name="title" select="'表一　单位基本情况'"/><xsl:with-param name="id" select="'table-1'"/>
      <xsl:with-param name="content"><xsl:call-template name="unit-2025"/></xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="$systems">
      <xsl:variable name="s" select="."/>
      <xsl:variable name="id" select="generate-id()"/>
      <xsl:variable name="number"><xsl:call-template name="system-place"/></xsl:variable>
      <xsl:for-each select="$row">
        <xsl:call-template name="form-page">
          <xsl:with-param name="title" select="concat('表二', $number, '定级对象情况')"/><xsl:with-param name="id" select="concat('table-2-', $id)"/>
          <xsl:with-param name="content"><xsl:call-template name="object-2025"><xsl:with-param name="s" select="$s"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="form-page">
          <xsl:with-param name="title" select="concat('表三', $number, '定级情况')"/><xsl:with-param name="id" select="concat('table-3-', $id)"/>
          <xsl:with-param name="content"><xsl:call-template name="grading-2025"><xsl:with-param name="s" select="$s"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="form-page">
          <xsl:with-param name="title" select="concat('表四', $number, '新技术新应用场景补充信息')"/><xsl:with-param name="id" select="concat('table-4-', $id)"/>
          <xsl:with-param name="content"><xsl:call-template name="technology-2025"><xsl:with-param name="s" select="$s"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="form-page">
          <xsl:with-param name="title" select="concat('表五', $number, '定级对象提交材料情况')"/><xsl:with-param name="id" select="concat('table-5-', $id)"/>
          <xsl:with-param name="content"><xsl:call-template name="materials-2025"><xsl:with-param name="s" select="$s"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:if test="not($s/data-classes/data-class)">
          <xsl:call-template name="data-page-2025"><xsl:with-param name="id" select="concat('table-6-', $id)"/></xsl:call-template>
        </xsl:if>
        <xsl:for-each select="$s/data-classes/data-class">
          <xsl:variable name="d" select="."/>
          <xsl:variable name="at" select="position()"/>
          <xsl:for-each select="$row"><xsl:call-template name="data-page-2025"><xsl:with-param name="id" select="concat('table-6-', $id, '-', $at)"/><xsl:with-param name="d" select="$d"/></xsl:call-template></xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="data-page-2025">
    <xsl:param name="id"/>
    <xsl:param name="d" select="/.."/>
    <xsl:call-template name="form-page">
      <xsl:with-param name="title" select="'表六　数据摸底调查表'"/><xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="entry"><xsl:if test="$d/name">表六　数据摸底调查表（<xsl:value-of select="$d/name"/>）</xsl:if></xsl:with-param>
      <xsl:with-param name="content"><xsl:call-template name="data-2025"><xsl:with-param name="d" select="$d"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Options with the codes and words of this edition (options.xml). -->
  <xsl:template name="options-2025">
    <xsl:param name="type"/>
    <xsl:param name="chosen"/>
    <xsl:param name="filled"/>
    <xsl:param name="what"/>
    <xsl:variable name="list" select="f:data('templates/edition-2025/options.xml')/lists/list[@type = $type]"/>
    <xsl:if test="not($chosen = $list/option/@of)"><xsl:call-template name="missing"><xsl:with-param name="what" select="$what"/></xsl:call-template></xsl:if>
    <xsl:for-each select="$list/option">
      <xsl:variable name="ticked" select="boolean($chosen[. = current()/@of])"/>
      <fo:inline keep-together.within-line="always">
        <xsl:call-template name="box"><xsl:with-param name="ticked" select="$ticked"/></xsl:call-template>
        <xsl:value-of select="concat(@code, .)"/>
        <xsl:if test="@blank"><xsl:call-template name="option-blank"><xsl:with-param name="filled"><xsl:if test="$ticked"><xsl:value-of select="$filled"/></xsl:if></xsl:with-param></xsl:call-template></xsl:if>
      </fo:inline>
      <xsl:text>　</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <!-- A row of any label and content: label over some columns, content over the others. -->
  <xsl:template name="row-2025">
    <xsl:param name="label"/>
    <xsl:param name="label-columns" select="1"/>
    <xsl:param name="columns"/>
    <xsl:param name="content"/>
    <xsl:param name="height" select="'8mm'"/>
    <fo:table-row height="{$height}">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$label"/><xsl:with-param name="columns" select="$label-columns"/></xsl:call-template>
      <xsl:call-template name="content-cell"><xsl:with-param name="columns" select="$columns"/><xsl:with-param name="content" select="$content"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="content-cell">
    <xsl:param name="columns" select="1"/>
    <xsl:param name="content"/>
    <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="{$columns}"><fo:block><xsl:copy-of select="$content"/></fo:block></fo:table-cell>
  </xsl:template>

  <!-- Name, title, telephone, mail (and mobile) of a person in two or three rows behind one label. -->
  <xsl:template name="person-2025">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:param name="mobile" select="true()"/>
    <xsl:variable name="what" select="concat('表一 ', $label)"/>
    <fo:table-row height="8mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="$label"/><xsl:with-param name="rows" select="2 + $mobile"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'姓 名'"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="text" select="$of/name"/><xsl:with-param name="columns" select="2"/><xsl:with-param name="what" select="concat($what, '姓名')"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'职务/职称'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="text" select="$of/title"/><xsl:with-param name="columns" select="2"/><xsl:with-param name="what" select="concat($what, '职务/职称')"/></xsl:call-template>
    </fo:table-row>
    <fo:table-row height="8mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'办公电话'"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="text" select="$of/phone"/><xsl:with-param name="columns" select="2"/><xsl:with-param name="what" select="concat($what, '办公电话')"/></xsl:call-template>
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'电子邮件'"/><xsl:with-param name="columns" select="2"/><xsl:with-param name="rows" select="1 + $mobile"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="text" select="$of/email"/><xsl:with-param name="columns" select="2"/><xsl:with-param name="rows" select="1 + $mobile"/><xsl:with-param name="size" select="'9pt'"/><xsl:with-param name="what" select="concat($what, '电子邮件')"/></xsl:call-template>
    </fo:table-row>
    <xsl:if test="$mobile">
      <fo:table-row height="8mm">
        <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'移动电话'"/></xsl:call-template>
        <xsl:call-template name="cell"><xsl:with-param name="text" select="$of/mobile"/><xsl:with-param name="columns" select="2"/><xsl:with-param name="what" select="concat($what, '移动电话')"/></xsl:call-template>
      </fo:table-row>
    </xsl:if>
  </xsl:template>

  <!-- 表一: 8 columns -->
  <xsl:template name="unit-2025">
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="10pt" line-height="13pt">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'19,12,12,12,7,8,15,15'"/></xsl:call-template>
      <fo:table-body>
        <xsl:call-template name="wide-row"><xsl:with-param name="label" select="'单位名称'"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="height" select="'8mm'"/><xsl:with-param name="value"><xsl:value-of select="$unit/name"/></xsl:with-param><xsl:with-param name="what" select="'表一 单位名称'"/></xsl:call-template>
        <xsl:call-template name="wide-row"><xsl:with-param name="label" select="'统一社会信用代码'"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="height" select="'8mm'"/><xsl:with-param name="value"><xsl:value-of select="$unit/credit-code"/></xsl:with-param><xsl:with-param name="what" select="'表一 统一社会信用代码'"/></xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'单位地址'"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="height" select="'12mm'"/>
          <xsl:with-param name="content">
            <fo:block>
              <xsl:call-template name="address-part"><xsl:with-param name="of" select="$unit/address/province"/><xsl:with-param name="unit" select="'省(自治区、直辖市)'"/></xsl:call-template>
              <xsl:call-template name="address-part"><xsl:with-param name="of" select="$unit/address/city"/><xsl:with-param name="unit" select="'地(区、市、州、盟)'"/></xsl:call-template>
            </fo:block>
            <fo:block>
              <xsl:call-template name="address-part"><xsl:with-param name="of" select="$unit/address/county"/><xsl:with-param name="unit" select="'县(区、市、旗)'"/></xsl:call-template>
              <xsl:text>　详细地址</xsl:text>
              <xsl:call-template name="option-value"><xsl:with-param name="of" select="$unit/address/detail"/><xsl:with-param name="what" select="'表一 详细地址'"/><xsl:with-param name="width" select="'14em'"/></xsl:call-template>
            </fo:block>
          </xsl:with-param>
        </xsl:call-template>
        <fo:table-row height="8mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'邮政编码'"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$unit/postcode"/><xsl:with-param name="columns" select="3"/><xsl:with-param name="what" select="'表一 邮政编码'"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'行政区划代码'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$unit/area-code"/><xsl:with-param name="columns" select="2"/><xsl:with-param name="what" select="'表一 行政区划代码'"/></xsl:call-template>
        </fo:table-row>
        <xsl:call-template name="person-2025"><xsl:with-param name="label" select="'单位负责人'"/><xsl:with-param name="of" select="$unit/leader"/><xsl:with-param name="mobile" select="false()"/></xsl:call-template>
        <xsl:call-template name="wide-row"><xsl:with-param name="label" select="'网络安全责任部门'"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="height" select="'8mm'"/><xsl:with-param name="value"><xsl:value-of select="$unit/department"/></xsl:with-param><xsl:with-param name="what" select="'表一 网络安全责任部门'"/></xsl:call-template>
        <xsl:call-template name="person-2025"><xsl:with-param name="label" select="'责任部门联系人'"/><xsl:with-param name="of" select="$unit/contact"/></xsl:call-template>
        <xsl:call-template name="wide-row"><xsl:with-param name="label" select="'数据安全管理部门'"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="height" select="'8mm'"/><xsl:with-param name="value"><xsl:value-of select="$unit/data-department"/></xsl:with-param><xsl:with-param name="what" select="'表一 数据安全管理部门'"/></xsl:call-template>
        <xsl:call-template name="person-2025"><xsl:with-param name="label" select="'数据安全管理部门联系人'"/><xsl:with-param name="of" select="$unit/data-contact"/></xsl:call-template>
        <xsl:call-template name="option-row"><xsl:with-param name="label" select="'隶属关系'"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="type" select="'affiliation'"/><xsl:with-param name="chosen" select="$unit/affiliation"/><xsl:with-param name="filled" select="$unit/affiliation-other"/><xsl:with-param name="what" select="'表一 隶属关系'"/></xsl:call-template>
        <xsl:call-template name="option-row"><xsl:with-param name="label" select="'单位类型'"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="type" select="'unit-type'"/><xsl:with-param name="chosen" select="$unit/unit-type"/><xsl:with-param name="filled" select="$unit/unit-type-other"/><xsl:with-param name="what" select="'表一 单位类型'"/></xsl:call-template>
        <fo:table-row>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'行业类别'"/></xsl:call-template>
          <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="7"><xsl:call-template name="industry-2025"/></fo:table-cell>
        </fo:table-row>
        <xsl:call-template name="counts-2025"/>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- A value underlined in a line of printed words, or its blank. -->
  <xsl:template name="option-value">
    <xsl:param name="of"/>
    <xsl:param name="what"/>
    <xsl:param name="width" select="'6em'"/>
    <xsl:choose>
      <xsl:when test="normalize-space($of) != ''"><fo:inline text-decoration="underline"><xsl:value-of select="concat('&#160;', normalize-space($of), '&#160;')"/></fo:inline></xsl:when>
      <xsl:otherwise><xsl:call-template name="blank"><xsl:with-param name="what" select="$what"/><xsl:with-param name="width" select="$width"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 49 options in rows of four. -->
  <xsl:template name="industry-2025">
    <xsl:variable name="all" select="$schema-types[@name = 'industry-2025']/xs:restriction/xs:enumeration"/>
    <fo:table table-layout="fixed" width="100%" font-size="9pt" line-height="12pt">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'23,26,29,22'"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$all[position() mod 4 = 1]">
          <fo:table-row>
            <xsl:for-each select=". | following-sibling::xs:enumeration[position() &lt; 4]">
              <fo:table-cell>
                <xsl:if test="position() = last() and last() &lt; 4"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="5 - last()"/></xsl:attribute></xsl:if>
                <fo:block>
                  <xsl:if test="@value = '1' and not($unit/industry-2025)"><xsl:call-template name="missing"><xsl:with-param name="what" select="'表一 行业类别'"/></xsl:call-template></xsl:if>
                  <xsl:call-template name="option"><xsl:with-param name="ticked" select="$unit/industry-2025 = @value"/><xsl:with-param name="filled" select="$unit/industry-2025-other"/></xsl:call-template>
                </fo:block>
              </fo:table-cell>
            </xsl:for-each>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- 本次备案: counted; 总数（含本次备案）: as declared, level 1 included. -->
  <xsl:template name="counts-2025">
    <xsl:variable name="all" select="$unit/object-counts"/>
    <fo:table-row height="8mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'本次备案的定级对象数量'"/><xsl:with-param name="rows" select="2"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="columns" select="2"/><xsl:with-param name="rows" select="2"/><xsl:with-param name="text" select="concat(count($filed-systems), '个')"/></xsl:call-template>
      <xsl:call-template name="filed-count"><xsl:with-param name="level" select="2"/></xsl:call-template>
      <xsl:call-template name="filed-count"><xsl:with-param name="level" select="3"/></xsl:call-template>
    </fo:table-row>
    <fo:table-row height="8mm">
      <xsl:call-template name="filed-count"><xsl:with-param name="level" select="4"/></xsl:call-template>
      <xsl:call-template name="filed-count"><xsl:with-param name="level" select="5"/></xsl:call-template>
    </fo:table-row>
    <fo:table-row height="8mm">
      <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'定级对象总数（含本次备案）'"/><xsl:with-param name="rows" select="3"/></xsl:call-template>
      <xsl:call-template name="cell">
        <xsl:with-param name="columns" select="2"/><xsl:with-param name="rows" select="3"/><xsl:with-param name="what" select="'表一 定级对象总数'"/>
        <xsl:with-param name="text"><xsl:if test="$all/*"><xsl:value-of select="concat(sum($all/*), '个')"/></xsl:if></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="all-count"><xsl:with-param name="level" select="1"/></xsl:call-template>
      <xsl:call-template name="all-count"><xsl:with-param name="level" select="2"/></xsl:call-template>
    </fo:table-row>
    <fo:table-row height="8mm">
      <xsl:call-template name="all-count"><xsl:with-param name="level" select="3"/></xsl:call-template>
      <xsl:call-template name="all-count"><xsl:with-param name="level" select="4"/></xsl:call-template>
    </fo:table-row>
    <fo:table-row height="8mm">
      <xsl:call-template name="all-count"><xsl:with-param name="level" select="5"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="columns" select="2"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="filed-count">
    <xsl:param name="level"/>
    <xsl:call-template name="count-2025"><xsl:with-param name="level" select="$level"/><xsl:with-param name="columns" select="2 - $level mod 2"/><xsl:with-param name="count" select="count($filed-systems[grading/level = $level])"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="all-count">
    <xsl:param name="level"/>
    <xsl:call-template name="count-2025"><xsl:with-param name="level" select="$level"/><xsl:with-param name="columns" select="1 + $level mod 2"/><xsl:with-param name="count" select="$unit/object-counts/*[name() = concat('level-', $level)]"/></xsl:call-template>
  </xsl:template>

  <!-- One level: its name and its number, which takes two columns in the left half. -->
  <xsl:template name="count-2025">
    <xsl:param name="level"/>
    <xsl:param name="columns"/>
    <xsl:param name="count"/>
    <xsl:call-template name="label-cell"><xsl:with-param name="text"><xsl:call-template name="level-name"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="columns" select="$columns"/><xsl:with-param name="text"><xsl:if test="string($count) != ''"><xsl:value-of select="concat($count, '个')"/></xsl:if></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- 表二: 9 columns -->
  <xsl:template name="object-2025">
    <xsl:param name="s"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="10pt" line-height="14pt">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'12,12,38,12,5.2,5.2,5.2,5.2,5.2'"/></xsl:call-template>
      <fo:table-body>
        <fo:table-row height="9mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'定级对象'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$s/name"/><xsl:with-param name="what" select="'表二 定级对象名称'"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'编号'"/></xsl:call-template>
          <xsl:call-template name="digit-cells"><xsl:with-param name="text" select="string($s/number)"/><xsl:with-param name="count" select="5"/><xsl:with-param name="what" select="'表二 定级对象编号'"/></xsl:call-template>
        </fo:table-row>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'定级对象类型'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="height" select="'18mm'"/>
          <xsl:with-param name="content">
            <fo:block><xsl:call-template name="options"><xsl:with-param name="type" select="'object-type'"/><xsl:with-param name="chosen" select="$s/object-types/type"/><xsl:with-param name="code" select="false()"/><xsl:with-param name="what" select="'表二 定级对象类型'"/></xsl:call-template></fo:block>
            <fo:block>
              <xsl:text>采用技术：</xsl:text>
              <xsl:call-template name="options"><xsl:with-param name="type" select="'technology'"/><xsl:with-param name="chosen" select="$s/technologies/technology"/><xsl:with-param name="filled" select="$s/technology-other"/><xsl:with-param name="code" select="false()"/></xsl:call-template>
            </fo:block>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'业务类型'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/>
          <xsl:with-param name="content"><xsl:call-template name="options-2025"><xsl:with-param name="type" select="'business-type'"/><xsl:with-param name="chosen" select="$s/business/type"/><xsl:with-param name="filled" select="$s/business/type-other"/><xsl:with-param name="what" select="'表二 业务类型'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="wide-row"><xsl:with-param name="label" select="'业务描述'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="height" select="'20mm'"/><xsl:with-param name="value"><xsl:value-of select="normalize-space($s/business/description)"/></xsl:with-param><xsl:with-param name="what" select="'表二 业务描述'"/></xsl:call-template>
        <xsl:call-template name="option-row"><xsl:with-param name="label" select="'服务范围'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="type" select="'service-scope'"/><xsl:with-param name="chosen" select="$s/service/scope"/><xsl:with-param name="filled" select="concat($s/service/scope-count, $s/service/scope-other)"/><xsl:with-param name="what" select="'表二 服务范围'"/></xsl:call-template>
        <xsl:call-template name="option-row"><xsl:with-param name="label" select="'服务对象'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="type" select="'audience'"/><xsl:with-param name="chosen" select="$s/service/audience"/><xsl:with-param name="filled" select="$s/service/audience-other"/><xsl:with-param name="what" select="'表二 服务对象'"/></xsl:call-template>
        <xsl:call-template name="option-row"><xsl:with-param name="label" select="'部署范围'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="type" select="'coverage'"/><xsl:with-param name="chosen" select="$s/platform/coverage"/><xsl:with-param name="filled" select="$s/platform/coverage-other"/><xsl:with-param name="what" select="'表二 部署范围'"/></xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'网络性质'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="height" select="'26mm'"/>
          <xsl:with-param name="content">
            <xsl:variable name="internet" select="$s/platform/nature = '2'"/>
            <fo:block><xsl:call-template name="options"><xsl:with-param name="type" select="'network-nature'"/><xsl:with-param name="chosen" select="$s/platform/nature"/><xsl:with-param name="filled" select="$s/platform/nature-other"/><xsl:with-param name="what" select="'表二 网络性质'"/></xsl:call-template></fo:block>
            <xsl:call-template name="line-2025"><xsl:with-param name="label" select="'源站IP地址范围'"/><xsl:with-param name="of" select="$s/platform/internet/addresses"/><xsl:with-param name="asked" select="$internet"/></xsl:call-template>
            <xsl:call-template name="line-2025"><xsl:with-param name="label" select="'域名'"/><xsl:with-param name="of" select="$s/platform/internet/domains"/><xsl:with-param name="asked" select="$internet"/></xsl:call-template>
            <xsl:call-template name="line-2025"><xsl:with-param name="label" select="'主要协议/端口'"/><xsl:with-param name="of" select="$s/platform/internet/protocols"/><xsl:with-param name="asked" select="$internet"/></xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="option-row"><xsl:with-param name="label" select="'网络互联情况'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="type" select="'interconnection-type'"/><xsl:with-param name="chosen" select="$s/interconnection/types/type"/><xsl:with-param name="filled" select="$s/interconnection/other"/><xsl:with-param name="what" select="'表二 网络互联情况'"/></xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'何时投入运行使用'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/>
          <xsl:with-param name="content"><xsl:call-template name="date"><xsl:with-param name="of" select="$s/launch-date"/><xsl:with-param name="what" select="'表二 何时投入运行使用'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'是否是分系统'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/>
          <xsl:with-param name="content"><xsl:call-template name="two-boxes"><xsl:with-param name="of" select="$s/is-branch"/><xsl:with-param name="yes" select="'是'"/><xsl:with-param name="no" select="'否'"/><xsl:with-param name="what" select="'表二 是否是分系统'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="parent-2025"><xsl:with-param name="s" select="$s"/><xsl:with-param name="label" select="'上级系统名称'"/><xsl:with-param name="of" select="$s/parent-system"/></xsl:call-template>
        <xsl:call-template name="parent-2025"><xsl:with-param name="s" select="$s"/><xsl:with-param name="label" select="'上级系统所属单位名称'"/><xsl:with-param name="of" select="$s/parent-unit"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- A labelled line within a cell; a duty to fill it only when it is asked for. -->
  <xsl:template name="line-2025">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:param name="asked" select="true()"/>
    <xsl:param name="table" select="'表二'"/>
    <fo:block>
      <xsl:value-of select="concat($label, '：')"/>
      <xsl:call-template name="option-value"><xsl:with-param name="of" select="$of"/><xsl:with-param name="what"><xsl:if test="$asked"><xsl:value-of select="concat($table, ' ', $label)"/></xsl:if></xsl:with-param><xsl:with-param name="width" select="'20em'"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <!-- 上级系统: "/" where there is none. -->
  <xsl:template name="parent-2025">
    <xsl:param name="s"/>
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:call-template name="wide-row">
      <xsl:with-param name="label" select="$label"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="7"/><xsl:with-param name="height" select="'8mm'"/>
      <xsl:with-param name="value"><xsl:choose><xsl:when test="$s/is-branch = 'false'">/</xsl:when><xsl:otherwise><xsl:value-of select="$of"/></xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="what"><xsl:if test="$s/is-branch = 'true'"><xsl:value-of select="concat('表二 ', $label)"/></xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- 表三: 5 columns -->
  <xsl:template name="grading-2025">
    <xsl:param name="s"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="10.5pt" line-height="14pt">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'10,14,28,30,18'"/></xsl:call-template>
      <fo:table-body>
        <fo:table-row height="8mm">
          <xsl:call-template name="cell"><xsl:with-param name="columns" select="2"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'损害客体及损害程度'"/><xsl:with-param name="columns" select="2"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'级别'"/></xsl:call-template>
        </fo:table-row>
        <xsl:call-template name="harms-2025"><xsl:with-param name="label" select="'确定业务信息安全保护等级'"/><xsl:with-param name="aspect" select="$s/grading/business-information"/></xsl:call-template>
        <xsl:call-template name="harms-2025"><xsl:with-param name="label" select="'确定系统服务安全保护等级'"/><xsl:with-param name="aspect" select="$s/grading/system-service"/></xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'定级对象安全保护等级'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="3"/>
          <xsl:with-param name="content"><xsl:call-template name="options"><xsl:with-param name="type" select="'level'"/><xsl:with-param name="chosen" select="$s/grading/level"/><xsl:with-param name="code" select="false()"/><xsl:with-param name="gap" select="' '"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'定级时间'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="3"/>
          <xsl:with-param name="content"><xsl:call-template name="date"><xsl:with-param name="of" select="$s/grading/date"/><xsl:with-param name="what" select="'表三 定级时间'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'定级报告'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="3"/>
          <xsl:with-param name="content"><xsl:call-template name="present"><xsl:with-param name="present" select="$s/grading/report/present"/><xsl:with-param name="attachment" select="$s/grading/report/name"/><xsl:with-param name="what" select="'表三 定级报告'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="decided-2025"><xsl:with-param name="label" select="'专家评审情况'"/><xsl:with-param name="of" select="$s/expert-review/done"/><xsl:with-param name="yes" select="'已评审'"/><xsl:with-param name="no" select="'未评审'"/><xsl:with-param name="attachment" select="$s/materials/expert-review/name"/></xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'是否有上级行业主管部门'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="3"/>
          <xsl:with-param name="content"><xsl:call-template name="two-boxes"><xsl:with-param name="of" select="$s/authority/exists"/><xsl:with-param name="yes" select="'有'"/><xsl:with-param name="no" select="'无'"/><xsl:with-param name="what" select="'表三 是否有上级行业主管部门'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="wide-row"><xsl:with-param name="label" select="'上级行业主管部门名称'"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="3"/><xsl:with-param name="height" select="'8mm'"/><xsl:with-param name="value"><xsl:value-of select="$s/authority/name"/></xsl:with-param><xsl:with-param name="what"><xsl:if test="$s/authority/exists = 'true'">表三 上级行业主管部门名称</xsl:if></xsl:with-param></xsl:call-template>
        <xsl:call-template name="decided-2025"><xsl:with-param name="label" select="'上级行业主管部门审核定级情况'"/><xsl:with-param name="of" select="$s/authority/approved"/><xsl:with-param name="yes" select="'已审核'"/><xsl:with-param name="no" select="'未审核'"/><xsl:with-param name="attachment" select="$s/materials/authority-approval/name"/><xsl:with-param name="asked" select="$s/authority/exists = 'true'"/></xsl:call-template>
        <fo:table-row height="8mm">
          <xsl:call-template name="content-cell"><xsl:with-param name="columns" select="3"/><xsl:with-param name="content">填表人：<xsl:call-template name="value"><xsl:with-param name="of" select="$s/grading/filler"/><xsl:with-param name="what" select="'表三 填表人'"/></xsl:call-template></xsl:with-param></xsl:call-template>
          <xsl:call-template name="content-cell"><xsl:with-param name="columns" select="2"/><xsl:with-param name="content">填表日期：<xsl:call-template name="date"><xsl:with-param name="of" select="$s/grading/fill-date"/><xsl:with-param name="what" select="'表三 填表日期'"/></xsl:call-template></xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="harms-2025">
    <xsl:param name="label"/>
    <xsl:param name="aspect"/>
    <xsl:for-each select="f:data('templates/edition-2025/harms.xml')/harms/level">
      <fo:table-row height="7mm">
        <xsl:if test="position() = 1">
          <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="2" number-rows-spanned="5" text-align="center" role="TH">
            <fo:block><xsl:if test="not($aspect/harms/harm)"><xsl:call-template name="missing"><xsl:with-param name="what" select="concat('表三 ', $label)"/></xsl:call-template></xsl:if><xsl:value-of select="$label"/></fo:block>
          </fo:table-cell>
        </xsl:if>
        <xsl:call-template name="harm-cells"><xsl:with-param name="aspect" select="$aspect"/></xsl:call-template>
      </fo:table-row>
    </xsl:for-each>
  </xsl:template>

  <!-- □已评审 □未评审　附件名称____ -->
  <xsl:template name="decided-2025">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:param name="yes"/>
    <xsl:param name="no"/>
    <xsl:param name="attachment"/>
    <xsl:param name="asked" select="true()"/>
    <xsl:call-template name="row-2025">
      <xsl:with-param name="label" select="$label"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="3"/>
      <xsl:with-param name="content">
        <xsl:call-template name="two-boxes"><xsl:with-param name="of" select="$of"/><xsl:with-param name="yes" select="$yes"/><xsl:with-param name="no" select="$no"/><xsl:with-param name="what"><xsl:if test="$asked"><xsl:value-of select="concat('表三 ', $label)"/></xsl:if></xsl:with-param></xsl:call-template>
        <xsl:text>　附件名称</xsl:text>
        <xsl:call-template name="option-value"><xsl:with-param name="of"><xsl:if test="$of = 'true'"><xsl:value-of select="$attachment"/></xsl:if></xsl:with-param><xsl:with-param name="what"><xsl:if test="$of = 'true'"><xsl:value-of select="concat('表三 ', $label, '附件名称')"/></xsl:if></xsl:with-param><xsl:with-param name="width" select="'10em'"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- 表四: a row per field; each of the five technologies begins with whether it is used. -->
  <xsl:template name="technology-2025">
    <xsl:param name="s"/>
    <xsl:variable name="t" select="$s/new-technology"/>
    <xsl:variable name="cloud" select="$t/cloud"/>
    <xsl:variable name="big" select="$t/big-data"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="9.5pt" line-height="12.5pt">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'10,24,66'"/></xsl:call-template>
      <fo:table-body>
        <xsl:call-template name="used-2025"><xsl:with-param name="label" select="'是否采用云计算技术'"/><xsl:with-param name="of" select="$cloud/used"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'责任主体类型'"/><xsl:with-param name="used" select="$cloud/used"/><xsl:with-param name="type" select="'cloud-role'"/><xsl:with-param name="chosen" select="$cloud/roles/role"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'服务模式'"/><xsl:with-param name="used" select="$cloud/used"/><xsl:with-param name="type" select="'cloud-model'"/><xsl:with-param name="chosen" select="$cloud/models/model"/><xsl:with-param name="filled" select="$cloud/model-other"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'部署模式'"/><xsl:with-param name="used" select="$cloud/used"/><xsl:with-param name="type" select="'deployment'"/><xsl:with-param name="chosen" select="$cloud/deployment"/><xsl:with-param name="filled" select="$cloud/deployment-other"/></xsl:call-template>
        <xsl:call-template name="sub-head-2025"><xsl:with-param name="text" select="'云服务商填写'"/></xsl:call-template>
        <xsl:call-template name="tech-text"><xsl:with-param name="label" select="'云服务客户数量'"/><xsl:with-param name="of" select="$cloud/customer-count"/><xsl:with-param name="unit" select="'个'"/><xsl:with-param name="asked" select="$cloud/roles/role = 'provider'"/></xsl:call-template>
        <xsl:call-template name="tech-text"><xsl:with-param name="label" select="'云平台基础设施地点'"/><xsl:with-param name="of" select="$cloud/infrastructure-place"/><xsl:with-param name="asked" select="$cloud/roles/role = 'provider'"/></xsl:call-template>
        <xsl:call-template name="tech-text"><xsl:with-param name="label" select="'云平台运维地点'"/><xsl:with-param name="of" select="$cloud/operation-place"/><xsl:with-param name="asked" select="$cloud/roles/role = 'provider'"/></xsl:call-template>
        <xsl:call-template name="sub-head-2025"><xsl:with-param name="text" select="'云服务客户填写'"/></xsl:call-template>
        <xsl:call-template name="platform-2025"><xsl:with-param name="label" select="'云服务商'"/><xsl:with-param name="of" select="$cloud"/><xsl:with-param name="asked" select="$cloud/roles/role = 'customer'"/></xsl:call-template>
        <xsl:call-template name="tech-text"><xsl:with-param name="label" select="'云服务客户运维地点'"/><xsl:with-param name="of" select="$cloud/customer-operation-place"/><xsl:with-param name="asked" select="$cloud/roles/role = 'customer'"/></xsl:call-template>
        <xsl:call-template name="tech-attachment"><xsl:with-param name="label" select="'云平台备案证明'"/><xsl:with-param name="of" select="$cloud/certificate"/><xsl:with-param name="asked" select="$cloud/roles/role = 'customer'"/></xsl:call-template>
        <xsl:call-template name="used-2025"><xsl:with-param name="label" select="'是否采用移动互联技术'"/><xsl:with-param name="of" select="$t/mobile/used"/></xsl:call-template>
        <xsl:call-template name="tech-text"><xsl:with-param name="label" select="'移动应用软件名称、小程序名称等'"/><xsl:with-param name="of" select="$t/mobile/applications"/><xsl:with-param name="asked" select="$t/mobile/used = 'true'"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'无线通道'"/><xsl:with-param name="used" select="$t/mobile/used"/><xsl:with-param name="type" select="'wireless-channel'"/><xsl:with-param name="chosen" select="$t/mobile/channels/channel"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'移动终端'"/><xsl:with-param name="used" select="$t/mobile/used"/><xsl:with-param name="type" select="'mobile-terminal'"/><xsl:with-param name="chosen" select="$t/mobile/terminals/terminal"/></xsl:call-template>
        <xsl:call-template name="used-2025"><xsl:with-param name="label" select="'是否为物联网系统'"/><xsl:with-param name="of" select="$t/iot/used"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'系统感知层'"/><xsl:with-param name="used" select="$t/iot/used"/><xsl:with-param name="type" select="'perception-part'"/><xsl:with-param name="chosen" select="$t/iot/perception/part"/><xsl:with-param name="filled" select="$t/iot/perception-other"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'系统网络传输层'"/><xsl:with-param name="used" select="$t/iot/used"/><xsl:with-param name="type" select="'transport-network'"/><xsl:with-param name="chosen" select="$t/iot/transport/network"/><xsl:with-param name="filled" select="$t/iot/transport-other"/></xsl:call-template>
        <xsl:call-template name="used-2025"><xsl:with-param name="label" select="'是否为工业控制系统'"/><xsl:with-param name="of" select="$t/ics/used"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'系统功能层次'"/><xsl:with-param name="used" select="$t/ics/used"/><xsl:with-param name="type" select="'control-layer'"/><xsl:with-param name="chosen" select="$t/ics/layers/layer"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'工业控制系统组成'"/><xsl:with-param name="used" select="$t/ics/used"/><xsl:with-param name="type" select="'control-component'"/><xsl:with-param name="chosen" select="$t/ics/components/component"/><xsl:with-param name="filled" select="$t/ics/component-other"/></xsl:call-template>
        <xsl:call-template name="used-2025"><xsl:with-param name="label" select="'是否采用大数据技术'"/><xsl:with-param name="of" select="$big/used"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'大数据系统组成'"/><xsl:with-param name="used" select="$big/used"/><xsl:with-param name="type" select="'big-data-component'"/><xsl:with-param name="chosen" select="$big/components/component"/></xsl:call-template>
        <xsl:call-template name="tech-options"><xsl:with-param name="label" select="'大数据出境情况'"/><xsl:with-param name="used" select="$big/used"/><xsl:with-param name="type" select="'data-export'"/><xsl:with-param name="chosen" select="$big/export"/></xsl:call-template>
        <xsl:call-template name="sub-head-2025"><xsl:with-param name="text" select="'大数据平台填写'"/></xsl:call-template>
        <xsl:call-template name="tech-text"><xsl:with-param name="label" select="'大数据应用数量'"/><xsl:with-param name="of" select="$big/application-count"/><xsl:with-param name="unit" select="'个'"/><xsl:with-param name="asked" select="$big/components/component = 'platform'"/></xsl:call-template>
        <xsl:call-template name="tech-text"><xsl:with-param name="label" select="'基础设施地点'"/><xsl:with-param name="of" select="$big/infrastructure-place"/><xsl:with-param name="asked" select="$big/components/component = 'platform'"/></xsl:call-template>
        <xsl:call-template name="tech-text"><xsl:with-param name="label" select="'运维地点'"/><xsl:with-param name="of" select="$big/operation-place"/><xsl:with-param name="asked" select="$big/components/component = 'platform'"/></xsl:call-template>
        <xsl:call-template name="sub-head-2025"><xsl:with-param name="text" select="'大数据应用、大数据资源填写'"/></xsl:call-template>
        <xsl:call-template name="platform-2025"><xsl:with-param name="label" select="'大数据平台服务商'"/><xsl:with-param name="of" select="$big"/><xsl:with-param name="asked" select="$big/components/component = 'application' or $big/components/component = 'resource'"/></xsl:call-template>
        <xsl:call-template name="tech-attachment"><xsl:with-param name="label" select="'大数据平台备案证明'"/><xsl:with-param name="of" select="$big/certificate"/><xsl:with-param name="asked" select="$big/components/component = 'application' or $big/components/component = 'resource'"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="used-2025">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:call-template name="row-2025">
      <xsl:with-param name="label" select="$label"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="1"/><xsl:with-param name="height" select="'6.5mm'"/>
      <xsl:with-param name="content"><xsl:call-template name="two-boxes"><xsl:with-param name="of" select="$of"/><xsl:with-param name="yes" select="'是'"/><xsl:with-param name="no" select="'否'"/><xsl:with-param name="what" select="concat('表四 ', $label)"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="sub-head-2025">
    <xsl:param name="text"/>
    <fo:table-row height="6mm"><xsl:call-template name="label-cell"><xsl:with-param name="text" select="$text"/><xsl:with-param name="columns" select="3"/></xsl:call-template></fo:table-row>
  </xsl:template>

  <!-- What a technology that is in use leaves open is a blank to fill; of one that is not, the row stays empty. -->
  <xsl:template name="tech-options">
    <xsl:param name="label"/>
    <xsl:param name="used"/>
    <xsl:param name="type"/>
    <xsl:param name="chosen"/>
    <xsl:param name="filled"/>
    <xsl:call-template name="row-2025">
      <xsl:with-param name="label" select="$label"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="1"/><xsl:with-param name="height" select="'6.5mm'"/>
      <xsl:with-param name="content">
        <xsl:call-template name="options">
          <xsl:with-param name="type" select="$type"/><xsl:with-param name="chosen" select="$chosen"/><xsl:with-param name="filled" select="$filled"/><xsl:with-param name="code" select="false()"/>
          <xsl:with-param name="what"><xsl:if test="$used = 'true'"><xsl:value-of select="concat('表四 ', $label)"/></xsl:if></xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="tech-text">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:param name="unit"/>
    <xsl:param name="asked"/>
    <xsl:call-template name="row-2025">
      <xsl:with-param name="label" select="$label"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="1"/><xsl:with-param name="height" select="'6.5mm'"/>
      <xsl:with-param name="content">
        <xsl:choose>
          <xsl:when test="$unit != ''"><xsl:call-template name="option-value"><xsl:with-param name="of" select="$of"/><xsl:with-param name="what"><xsl:if test="$asked"><xsl:value-of select="concat('表四 ', $label)"/></xsl:if></xsl:with-param><xsl:with-param name="width" select="'4em'"/></xsl:call-template><xsl:value-of select="$unit"/></xsl:when>
          <xsl:when test="$of != ''"><xsl:value-of select="normalize-space($of)"/></xsl:when>
          <xsl:when test="$asked"><xsl:call-template name="missing"><xsl:with-param name="what" select="concat('表四 ', $label)"/></xsl:call-template></xsl:when>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="tech-attachment">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:param name="asked"/>
    <xsl:call-template name="row-2025">
      <xsl:with-param name="label" select="$label"/><xsl:with-param name="label-columns" select="2"/><xsl:with-param name="columns" select="1"/><xsl:with-param name="height" select="'6.5mm'"/>
      <xsl:with-param name="content">附件<xsl:call-template name="option-value"><xsl:with-param name="of" select="$of/name"/><xsl:with-param name="what"><xsl:if test="$asked"><xsl:value-of select="concat('表四 ', $label, '附件')"/></xsl:if></xsl:with-param><xsl:with-param name="width" select="'14em'"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- 云服务商____平台安全等级____平台名称____平台备案编号____ -->
  <xsl:template name="platform-2025">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:param name="asked"/>
    <xsl:variable name="level"><xsl:if test="$of/platform-level"><xsl:call-template name="level-name"><xsl:with-param name="level" select="$of/platform-level"/></xsl:call-template></xsl:if></xsl:variable>
    <fo:table-row height="12mm">
      <xsl:call-template name="content-cell">
        <xsl:with-param name="columns" select="3"/>
        <xsl:with-param name="content">
          <xsl:call-template name="platform-part"><xsl:with-param name="label" select="$label"/><xsl:with-param name="of" select="$of/platform-provider"/><xsl:with-param name="asked" select="$asked"/><xsl:with-param name="width" select="'12em'"/></xsl:call-template>
          <xsl:call-template name="platform-part"><xsl:with-param name="label" select="'平台安全等级'"/><xsl:with-param name="of" select="$level"/><xsl:with-param name="asked" select="$asked"/><xsl:with-param name="width" select="'5em'"/></xsl:call-template>
          <xsl:call-template name="platform-part"><xsl:with-param name="label" select="'平台名称'"/><xsl:with-param name="of" select="$of/platform-name"/><xsl:with-param name="asked" select="$asked"/><xsl:with-param name="width" select="'12em'"/></xsl:call-template>
          <xsl:call-template name="platform-part"><xsl:with-param name="label" select="'平台备案编号'"/><xsl:with-param name="of" select="$of/platform-number"/><xsl:with-param name="asked" select="$asked"/><xsl:with-param name="width" select="'10em'"/></xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="platform-part">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:param name="asked"/>
    <xsl:param name="width"/>
    <fo:inline keep-together.within-line="always">
      <xsl:value-of select="$label"/>
      <xsl:call-template name="option-value"><xsl:with-param name="of" select="$of"/><xsl:with-param name="what"><xsl:if test="$asked"><xsl:value-of select="concat('表四 ', $label)"/></xsl:if></xsl:with-param><xsl:with-param name="width" select="$width"/></xsl:call-template>
    </fo:inline>
    <xsl:text>　</xsl:text>
  </xsl:template>

  <!-- 表五 -->
  <xsl:template name="materials-2025">
    <xsl:param name="s"/>
    <xsl:variable name="m" select="$s/materials"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'40,60'"/></xsl:call-template>
      <fo:table-body>
        <xsl:call-template name="material-2025"><xsl:with-param name="label" select="'网络拓扑结构及说明'"/><xsl:with-param name="of" select="$m/topology"/></xsl:call-template>
        <xsl:call-template name="material-2025"><xsl:with-param name="label" select="'网络安全组织架构及管理制度清单'"/><xsl:with-param name="of" select="$m/management"/></xsl:call-template>
        <xsl:call-template name="material-2025"><xsl:with-param name="label" select="'网络安全建设设计方案或整改设计方案'"/><xsl:with-param name="of" select="$m/protection-plan"/></xsl:call-template>
        <xsl:call-template name="material-2025"><xsl:with-param name="label" select="'网络安全专用产品清单及相关证明'"/><xsl:with-param name="of" select="$m/products"/></xsl:call-template>
        <xsl:call-template name="material-2025"><xsl:with-param name="label" select="'使用的安全服务清单'"/><xsl:with-param name="of" select="$m/security-services"/></xsl:call-template>
        <xsl:call-template name="material-2025"><xsl:with-param name="label" select="'行业主管部门指导定级文件'"/><xsl:with-param name="of" select="$m/guidance"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="material-2025">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <fo:table-row height="18mm">
      <xsl:call-template name="cell"><xsl:with-param name="text" select="$label"/><xsl:with-param name="align" select="'start'"/><xsl:with-param name="head" select="true()"/></xsl:call-template>
      <xsl:call-template name="content-cell"><xsl:with-param name="content"><xsl:call-template name="present"><xsl:with-param name="present" select="$of/present"/><xsl:with-param name="attachment" select="$of/name"/><xsl:with-param name="what" select="concat('表五 ', $label)"/></xsl:call-template></xsl:with-param></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <!-- 表六: 4 columns; d: the class of data, or nothing for an empty sheet -->
  <xsl:template name="data-2025">
    <xsl:param name="d"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="10.5pt" line-height="15pt">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'18,32,18,32'"/></xsl:call-template>
      <fo:table-body>
        <fo:table-row height="12mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'数据名称'"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$d/name"/><xsl:with-param name="what" select="'表六 数据名称'"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'拟定数据级别'"/></xsl:call-template>
          <xsl:call-template name="option-cell"><xsl:with-param name="columns" select="1"/><xsl:with-param name="type" select="'data-level'"/><xsl:with-param name="chosen" select="$d/level"/><xsl:with-param name="what" select="'表六 拟定数据级别'"/></xsl:call-template>
        </fo:table-row>
        <xsl:call-template name="wide-row"><xsl:with-param name="label" select="'数据类别'"/><xsl:with-param name="columns" select="3"/><xsl:with-param name="value"><xsl:value-of select="$d/category"/></xsl:with-param><xsl:with-param name="what" select="'表六 数据类别'"/></xsl:call-template>
        <fo:table-row height="9mm">
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'数据安全责任部门'"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$d/department"/><xsl:with-param name="what" select="'表六 数据安全责任部门'"/></xsl:call-template>
          <xsl:call-template name="label-cell"><xsl:with-param name="text" select="'数据安全负责人'"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$d/officer"/><xsl:with-param name="what" select="'表六 数据安全负责人'"/></xsl:call-template>
        </fo:table-row>
        <xsl:call-template name="option-row"><xsl:with-param name="label" select="'个人信息涉及情况'"/><xsl:with-param name="columns" select="3"/><xsl:with-param name="type" select="'personal-kind'"/><xsl:with-param name="chosen" select="$d/personal/kind"/><xsl:with-param name="what" select="'表六 个人信息涉及情况'"/></xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'数据总量'"/><xsl:with-param name="columns" select="3"/>
          <xsl:with-param name="content">
            <xsl:if test="not($d/volume or $d/records)"><xsl:call-template name="missing"><xsl:with-param name="what" select="'表六 数据总量'"/></xsl:call-template></xsl:if>
            <xsl:call-template name="box"><xsl:with-param name="ticked" select="boolean($d/volume)"/></xsl:call-template>
            <xsl:call-template name="amount-2025"><xsl:with-param name="of" select="$d/volume"/><xsl:with-param name="unit" select="$d/volume-unit"/></xsl:call-template>
            <xsl:text>　</xsl:text>
            <xsl:call-template name="box"><xsl:with-param name="ticked" select="boolean($d/records)"/></xsl:call-template>
            <xsl:call-template name="option-value"><xsl:with-param name="of" select="$d/records"/><xsl:with-param name="width" select="'4em'"/></xsl:call-template>
            <xsl:text>万条</xsl:text>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'数据月增长量'"/><xsl:with-param name="columns" select="3"/>
          <xsl:with-param name="content">
            <xsl:if test="not($d/growth)"><xsl:call-template name="missing"><xsl:with-param name="what" select="'表六 数据月增长量'"/></xsl:call-template></xsl:if>
            <xsl:call-template name="amount-2025"><xsl:with-param name="of" select="$d/growth"/><xsl:with-param name="unit" select="$d/growth-unit"/></xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'数据来源'"/><xsl:with-param name="columns" select="3"/><xsl:with-param name="height" select="'12mm'"/>
          <xsl:with-param name="content"><xsl:call-template name="options"><xsl:with-param name="type" select="'data-source'"/><xsl:with-param name="chosen" select="$d/sources/source"/><xsl:with-param name="filled" select="$d/source-other"/><xsl:with-param name="code" select="false()"/><xsl:with-param name="what" select="'表六 数据来源'"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="units-2025"><xsl:with-param name="label" select="'单位间数据流转：数据来源单位'"/><xsl:with-param name="of" select="$d/source-units/unit"/></xsl:call-template>
        <xsl:call-template name="units-2025"><xsl:with-param name="label" select="'单位间数据流转：数据流出单位'"/><xsl:with-param name="of" select="$d/outflow-units/unit"/></xsl:call-template>
        <xsl:call-template name="row-2025">
          <xsl:with-param name="label" select="'与其他数据处理者的交互'"/><xsl:with-param name="columns" select="3"/><xsl:with-param name="height" select="'16mm'"/>
          <xsl:with-param name="content">
            <xsl:if test="not($d/interactions/interaction)"><xsl:call-template name="missing"><xsl:with-param name="what" select="'表六 与其他数据处理者的交互'"/></xsl:call-template></xsl:if>
            <xsl:for-each select="$schema-types[@name = 'data-interaction']/xs:restriction/xs:enumeration">
              <xsl:variable name="ticked" select="boolean($d/interactions/interaction[. = current()/@value])"/>
              <xsl:call-template name="option">
                <xsl:with-param name="ticked" select="$ticked"/>
                <xsl:with-param name="filled" select="$d/*[name() = current()//*[local-name() = 'blank']/@element]"/>
              </xsl:call-template>
              <xsl:text>　</xsl:text>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="stored-2025"><xsl:with-param name="label" select="'数据存储位置：云平台'"/><xsl:with-param name="type" select="'cloud-storage'"/><xsl:with-param name="of" select="$d/cloud-storage"/><xsl:with-param name="name" select="$d/cloud-name"/></xsl:call-template>
        <xsl:call-template name="stored-2025"><xsl:with-param name="label" select="'数据存储位置：机房'"/><xsl:with-param name="type" select="'storage-room'"/><xsl:with-param name="of" select="$d/room"/><xsl:with-param name="name" select="$d/room-name"/></xsl:call-template>
        <xsl:call-template name="stored-2025"><xsl:with-param name="label" select="'数据存储位置：地域'"/><xsl:with-param name="type" select="'storage-area'"/><xsl:with-param name="of" select="$d/area"/><xsl:with-param name="name" select="$d/area-name"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ____GB or ____TB -->
  <xsl:template name="amount-2025">
    <xsl:param name="of"/>
    <xsl:param name="unit"/>
    <xsl:call-template name="option-value"><xsl:with-param name="of"><xsl:if test="$unit = 'GB'"><xsl:value-of select="$of"/></xsl:if></xsl:with-param><xsl:with-param name="width" select="'4em'"/></xsl:call-template>
    <xsl:text>GB或</xsl:text>
    <xsl:call-template name="option-value"><xsl:with-param name="of"><xsl:if test="$unit = 'TB'"><xsl:value-of select="$of"/></xsl:if></xsl:with-param><xsl:with-param name="width" select="'4em'"/></xsl:call-template>
    <xsl:text>TB</xsl:text>
  </xsl:template>

  <!-- The form has three numbered lines, and as many more as are needed. -->
  <xsl:template name="units-2025">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:call-template name="row-2025">
      <xsl:with-param name="label" select="$label"/><xsl:with-param name="columns" select="3"/><xsl:with-param name="height" select="'16mm'"/>
      <xsl:with-param name="content">
        <xsl:for-each select="$of"><fo:block><xsl:value-of select="concat(position(), '. ', .)"/></fo:block></xsl:for-each>
        <xsl:for-each select="str:tokenize('1 2 3')[. &gt; count($of)]"><fo:block><xsl:value-of select="."/>. </fo:block></xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="stored-2025">
    <xsl:param name="label"/>
    <xsl:param name="type"/>
    <xsl:param name="of"/>
    <xsl:param name="name"/>
    <xsl:call-template name="row-2025">
      <xsl:with-param name="label" select="$label"/><xsl:with-param name="columns" select="3"/><xsl:with-param name="height" select="'12mm'"/>
      <xsl:with-param name="content">
        <xsl:call-template name="options"><xsl:with-param name="type" select="$type"/><xsl:with-param name="chosen" select="$of"/><xsl:with-param name="what" select="concat('表六 ', $label)"/></xsl:call-template>
        <xsl:text>名称</xsl:text>
        <xsl:call-template name="option-value"><xsl:with-param name="of" select="$name"/><xsl:with-param name="width" select="'12em'"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
