<?xml version="1.0" encoding="UTF-8"?>
<!-- 材料（二）：系统安全组织机构和管理制度: organisation, catalogue against the control points of GB/T 22239-2019, then the rules: the unit's own, else the model text as a draft to adopt. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="f str">

  <xsl:variable name="control-classes" select="f:data('schemas/control-points.xml')/control-points/class"/>
  <xsl:variable name="policies" select="$filing/policies/policy"/>

  <xsl:template match="paper[@id = 'management']" mode="paper">
    <xsl:variable name="level" select="$system/grading/level"/>
    <xsl:variable name="controls" select="$control-classes[@side = 'management']/control[@from &lt;= $level]"/>
    <xsl:call-template name="sheet">
      <xsl:with-param name="content">
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'一、安全组织机构'"/></xsl:call-template>
        <xsl:call-template name="organisation"/>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'二、安全管理制度目录'"/></xsl:call-template>
        <fo:block text-indent="2em" keep-with-next="always">下表按 GB/T 22239-2019 <xsl:call-template name="level-name"><xsl:with-param name="level" select="$level"/></xsl:call-template>的管理类控制点列出本单位的制度。共<xsl:value-of select="count($controls)"/>个控制点，本单位已有制度覆盖<xsl:value-of select="count($controls[@id = $policies/controls/control])"/>个<xsl:if test="$controls[not(@id = $policies/controls/control)]">，其余附示范文本，待采用</xsl:if>。</fo:block>
        <xsl:call-template name="listing">
          <xsl:with-param name="heads" select="'安全类|控制点|制度名称|文号|发布日期'"/><xsl:with-param name="widths" select="'16,20,27,23,14'"/><xsl:with-param name="size" select="'9pt'"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$controls">
              <xsl:variable name="own" select="$policies[controls/control = current()/@id]"/>
              <fo:table-row>
                <xsl:call-template name="item"><xsl:with-param name="text" select="../@name"/></xsl:call-template>
                <xsl:call-template name="item"><xsl:with-param name="text" select="@name"/></xsl:call-template>
                <xsl:choose>
                  <xsl:when test="$own">
                    <xsl:call-template name="item"><xsl:with-param name="text" select="$own[1]/title"/></xsl:call-template>
                    <xsl:call-template name="item"><xsl:with-param name="text" select="$own[1]/number"/><xsl:with-param name="what" select="concat('制度目录 ', $own[1]/title, '的文号')"/></xsl:call-template>
                    <xsl:call-template name="item"><xsl:with-param name="text" select="$own[1]/issued"/><xsl:with-param name="what" select="concat('制度目录 ', $own[1]/title, '的发布日期')"/></xsl:call-template>
                  </xsl:when>
                  <xsl:otherwise>
                    <fo:table-cell xsl:use-attribute-sets="form-cell" number-columns-spanned="3" color="#606060"><fo:block db:blank="制度目录 {@name}：采用或者另行制定制度" db:by="备案单位">附示范文本，待采用</fo:block></fo:table-cell>
                  </xsl:otherwise>
                </xsl:choose>
              </fo:table-row>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="heading"><xsl:with-param name="text" select="'三、本单位的安全管理制度'"/></xsl:call-template>
        <xsl:if test="not($policies)"><xsl:call-template name="blank-lines"><xsl:with-param name="what" select="'本单位的安全管理制度'"/></xsl:call-template></xsl:if>
        <xsl:for-each select="$policies">
          <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="title"/></xsl:call-template>
          <fo:block text-align="center" font-size="10.5pt" keep-with-next="always"><xsl:value-of select="number"/><xsl:if test="issued">　<xsl:call-template name="date"><xsl:with-param name="of" select="issued"/></xsl:call-template>发布</xsl:if></fo:block>
          <xsl:choose>
            <xsl:when test="text">
              <xsl:for-each select="str:tokenize(text, '&#10;')[normalize-space(.) != '']">
                <xsl:call-template name="article"><xsl:with-param name="number" select="position()"/><xsl:with-param name="content"><xsl:value-of select="normalize-space(.)"/></xsl:with-param></xsl:call-template>
              </xsl:for-each>
            </xsl:when>
            <xsl:otherwise><fo:block db:blank="《{title}》正文" db:by="备案单位" text-indent="2em" color="#606060">（正文另附，由备案单位提供）</fo:block></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:if test="$controls[not(@id = $policies/controls/control)]">
          <xsl:call-template name="heading"><xsl:with-param name="text" select="'四、示范文本（待采用）'"/></xsl:call-template>
          <fo:block text-indent="2em">以下为本单位尚无制度的控制点的示范文本，须结合实际修改并经审批发布后方为本单位的制度。</fo:block>
          <xsl:for-each select="$controls[not(@id = $policies/controls/control)]">
            <xsl:variable name="rule" select="f:data(concat('templates/model/', ../@id, '.xml'))/model/rule[@control = current()/@id]"/>
            <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="text" select="$rule/@title"/></xsl:call-template>
            <fo:block font-size="9pt" line-height="14pt" color="#606060" text-align="center" keep-with-next="always">（示范文本，供采用时修改；控制点：<xsl:value-of select="@name"/>）</fo:block>
            <xsl:for-each select="$rule/article[not(@level) or @level &lt;= $level]">
              <xsl:call-template name="article"><xsl:with-param name="number" select="position()"/><xsl:with-param name="content"><xsl:apply-templates select="p[1]/node()" mode="model"/></xsl:with-param></xsl:call-template>
              <xsl:for-each select="p[position() &gt; 1]"><fo:block text-indent="2em"><xsl:apply-templates mode="model"/></fo:block></xsl:for-each>
              <xsl:for-each select="item[not(@level) or @level &lt;= $level]">
                <fo:block text-indent="2em">（<xsl:call-template name="chinese-number"><xsl:with-param name="n" select="position()"/></xsl:call-template>）<xsl:apply-templates mode="model"/></fo:block>
              </xsl:for-each>
            </xsl:for-each>
            <xsl:if test="$rule/record[not(@level) or @level &lt;= $level]">
              <fo:block text-indent="2em" keep-with-previous.within-page="always">记录：<xsl:for-each select="$rule/record[not(@level) or @level &lt;= $level]">《<xsl:value-of select="."/>》</xsl:for-each>。</fo:block>
            </xsl:if>
          </xsl:for-each>
        </xsl:if>
        <xsl:call-template name="seal-place"><xsl:with-param name="who" select="$unit/name"/><xsl:with-param name="date" select="$filing/filing-date"/><xsl:with-param name="what" select="'管理制度日期'"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article">
    <xsl:param name="number"/>
    <xsl:param name="content"/>
    <fo:block text-indent="2em"><fo:inline font-family="hei">第<xsl:call-template name="chinese-number"><xsl:with-param name="n" select="$number"/></xsl:call-template>条</fo:inline>　<xsl:copy-of select="$content"/></fo:block>
  </xsl:template>

  <!-- Placeholders of the model texts. -->
  <xsl:template match="unit" mode="model"><xsl:value-of select="$unit/name"/></xsl:template>
  <xsl:template match="department" mode="model"><xsl:call-template name="value"><xsl:with-param name="of" select="$unit/department"/><xsl:with-param name="what" select="'表一06 责任部门'"/></xsl:call-template></xsl:template>
  <xsl:template match="group" mode="model"><xsl:choose><xsl:when test="$unit/organisation/leading-group/name"><xsl:value-of select="$unit/organisation/leading-group/name"/></xsl:when><xsl:otherwise>网络安全领导小组</xsl:otherwise></xsl:choose></xsl:template>
  <xsl:template match="system" mode="model"><xsl:value-of select="$system/name"/></xsl:template>
  <xsl:template match="leader" mode="model"><xsl:call-template name="value"><xsl:with-param name="of" select="$unit/leader/name"/><xsl:with-param name="what" select="'表一05 单位负责人姓名'"/></xsl:call-template></xsl:template>
  <xsl:template match="text()" mode="model"><xsl:value-of select="."/></xsl:template>

  <xsl:template name="organisation">
    <xsl:variable name="o" select="$unit/organisation"/>
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="10.5pt" line-height="1.4" space-after="8pt">
      <xsl:call-template name="columns"><xsl:with-param name="widths" select="'22,78'"/></xsl:call-template>
      <fo:table-body>
        <xsl:call-template name="field-row"><xsl:with-param name="label" select="'领导机构'"/><xsl:with-param name="text" select="$o/leading-group/name"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template>
        <xsl:call-template name="field-row"><xsl:with-param name="label" select="'成立文件'"/><xsl:with-param name="text" select="$o/leading-group/document"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template>
        <xsl:call-template name="field-row"><xsl:with-param name="label" select="'组长'"/><xsl:with-param name="text" select="$o/leading-group/head"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template>
        <xsl:if test="$o/leading-group/deputies"><xsl:call-template name="field-row"><xsl:with-param name="label" select="'副组长'"/><xsl:with-param name="text" select="$o/leading-group/deputies"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template></xsl:if>
        <xsl:call-template name="field-row"><xsl:with-param name="label" select="'组员'"/><xsl:with-param name="text" select="$o/leading-group/members"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template>
        <xsl:if test="$o/leading-group/office"><xsl:call-template name="field-row"><xsl:with-param name="label" select="'办公室'"/><xsl:with-param name="text" select="$o/leading-group/office"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template></xsl:if>
        <xsl:call-template name="field-row"><xsl:with-param name="label" select="'职责'"/><xsl:with-param name="text" select="$o/leading-group/duties"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template>
        <xsl:call-template name="field-row"><xsl:with-param name="label" select="'责任部门'"/><xsl:with-param name="text" select="$unit/department"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template>
        <xsl:for-each select="$o/security-department">
          <xsl:call-template name="field-row"><xsl:with-param name="label" select="'安全管理职能部门'"/><xsl:with-param name="text" select="name"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template>
          <xsl:if test="document"><xsl:call-template name="field-row"><xsl:with-param name="label" select="'设立文件'"/><xsl:with-param name="text" select="document"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template></xsl:if>
          <xsl:if test="head"><xsl:call-template name="field-row"><xsl:with-param name="label" select="'部门负责人'"/><xsl:with-param name="text" select="head"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template></xsl:if>
          <xsl:if test="staff-count"><xsl:call-template name="field-row"><xsl:with-param name="label" select="'安全管理人员数'"/><xsl:with-param name="text" select="staff-count"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template></xsl:if>
          <xsl:if test="duties"><xsl:call-template name="field-row"><xsl:with-param name="label" select="'部门职责'"/><xsl:with-param name="text" select="duties"/><xsl:with-param name="paper" select="'安全组织'"/></xsl:call-template></xsl:if>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <xsl:call-template name="listing">
      <xsl:with-param name="caption" select="'岗位设置'"/><xsl:with-param name="heads" select="'岗位|职责|任职人员|专职'"/><xsl:with-param name="widths" select="'18,52,20,10'"/><xsl:with-param name="what" select="'安全组织 岗位设置'"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$o/posts/post">
          <fo:table-row>
            <xsl:call-template name="item"><xsl:with-param name="text" select="name"/></xsl:call-template>
            <xsl:call-template name="item"><xsl:with-param name="text" select="duties"/><xsl:with-param name="align" select="'justify'"/></xsl:call-template>
            <xsl:call-template name="item"><xsl:with-param name="text" select="holder"/><xsl:with-param name="what" select="concat('安全组织 ', name, '的任职人员')"/></xsl:call-template>
            <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="yes-no"><xsl:with-param name="of" select="full-time"/></xsl:call-template></xsl:with-param><xsl:with-param name="align" select="'center'"/></xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="people"/>
    <xsl:call-template name="inspections"/>
    <xsl:call-template name="changes"/>
  </xsl:template>

  <!-- What was checked, by the unit itself and by the police (Art. 14, 18 to 20); nothing is asked for where nothing is said. -->
  <xsl:template name="inspections">
    <xsl:if test="$system/self-checks/self-check | $system/inspections/inspection">
      <xsl:call-template name="listing">
        <xsl:with-param name="caption" select="'自查和监督检查记录'"/><xsl:with-param name="heads" select="'日期|检查单位|结果|整改'"/><xsl:with-param name="widths" select="'14,22,34,30'"/><xsl:with-param name="what" select="'安全组织 自查和监督检查'"/>
        <xsl:with-param name="rows">
          <xsl:for-each select="$system/self-checks/self-check | $system/inspections/inspection">
            <xsl:sort select="date"/>
            <fo:table-row>
              <xsl:call-template name="item"><xsl:with-param name="text" select="date"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
              <xsl:call-template name="item"><xsl:with-param name="text"><xsl:choose><xsl:when test="self::self-check">本单位自查</xsl:when><xsl:otherwise><xsl:value-of select="by"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
              <xsl:call-template name="item"><xsl:with-param name="text"><xsl:value-of select="result"/><xsl:if test="conforms">（<xsl:if test="conforms = 'false'">未</xsl:if>达到等级要求）</xsl:if></xsl:with-param></xsl:call-template>
              <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="rectification"/></xsl:with-param></xsl:call-template>
            </fo:table-row>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What changed since the filing (Art. 17, 19). -->
  <xsl:template name="changes">
    <xsl:if test="$system/changes/change">
      <xsl:call-template name="listing">
        <xsl:with-param name="caption" select="'备案后的变更记录'"/><xsl:with-param name="heads" select="'日期|变更类型|变更说明|报告日期'"/><xsl:with-param name="widths" select="'14,22,48,16'"/>
        <xsl:with-param name="rows">
          <xsl:for-each select="$system/changes/change">
            <xsl:sort select="date"/>
            <fo:table-row>
              <xsl:call-template name="item"><xsl:with-param name="text" select="date"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
              <xsl:call-template name="item"><xsl:with-param name="text"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'change-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template></xsl:with-param></xsl:call-template>
              <xsl:call-template name="item"><xsl:with-param name="text" select="description"/></xsl:call-template>
              <xsl:call-template name="item"><xsl:with-param name="text" select="reported"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
            </fo:table-row>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="rectification">
    <xsl:choose>
      <xsl:when test="self::self-check"><xsl:value-of select="plan"/><xsl:if test="plan and rectified">；</xsl:if><xsl:value-of select="rectified"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="notice"/>
        <xsl:if test="deadline"><xsl:if test="notice">，</xsl:if>期限<xsl:call-template name="shown"><xsl:with-param name="of" select="deadline"/></xsl:call-template></xsl:if>
        <xsl:if test="rectified"><xsl:if test="notice or deadline">；</xsl:if><xsl:call-template name="shown"><xsl:with-param name="of" select="rectified"/></xsl:call-template>完成整改</xsl:if>
        <xsl:if test="report-filed"><xsl:if test="notice or deadline or rectified">，</xsl:if><xsl:call-template name="shown"><xsl:with-param name="of" select="report-filed"/></xsl:call-template>将整改报告备案</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="people">
    <xsl:call-template name="listing">
      <xsl:with-param name="caption" select="'安全管理人员'"/><xsl:with-param name="heads" select="'姓名|部门|职务/职称|安全职责|联系电话|资格证书'"/><xsl:with-param name="widths" select="'11,16,18,20,17,18'"/><xsl:with-param name="what" select="'安全组织 安全管理人员'"/>
      <xsl:with-param name="rows">
        <xsl:for-each select="$unit/organisation/people/person">
          <fo:table-row>
            <xsl:call-template name="item"><xsl:with-param name="text" select="name"/></xsl:call-template>
            <xsl:call-template name="item"><xsl:with-param name="text" select="department"/></xsl:call-template>
            <xsl:call-template name="item"><xsl:with-param name="text" select="title"/></xsl:call-template>
            <xsl:call-template name="item"><xsl:with-param name="text" select="role"/></xsl:call-template>
            <xsl:call-template name="item"><xsl:with-param name="text" select="phone"/></xsl:call-template>
            <xsl:call-template name="item"><xsl:with-param name="text" select="qualification"/></xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
