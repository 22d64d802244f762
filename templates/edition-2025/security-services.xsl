<?xml version="1.0" encoding="UTF-8"?>
<!-- 使用的安全服务清单: the annex that 表五 of the 2025 edition names; no official form is known, the columns are ours. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:db="urn:dengbao:paper" xmlns:f="urn:dengbao:functions" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="f xs">

  <xsl:template match="paper[@id = 'security-services']" mode="paper">
    <xsl:variable name="used" select="$system/services/service[used = 'true']"/>
    <xsl:call-template name="sheet">
      <xsl:with-param name="content">
        <xsl:choose>
          <xsl:when test="$used">
            <xsl:call-template name="listing">
              <xsl:with-param name="heads" select="'序号|服务类型|服务责任方类型|服务机构名称'"/><xsl:with-param name="widths" select="'8,20,24,48'"/>
              <xsl:with-param name="rows">
                <xsl:for-each select="$used">
                  <xsl:variable name="kind"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'service-kind'"/><xsl:with-param name="code" select="kind"/></xsl:call-template></xsl:variable>
                  <fo:table-row>
                    <xsl:call-template name="cell"><xsl:with-param name="text" select="position()"/></xsl:call-template>
                    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:choose><xsl:when test="other != ''"><xsl:value-of select="other"/></xsl:when><xsl:otherwise><xsl:value-of select="$kind"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
                    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:if test="provider"><xsl:call-template name="option-label"><xsl:with-param name="type" select="'service-provider'"/><xsl:with-param name="code" select="provider"/></xsl:call-template></xsl:if></xsl:with-param><xsl:with-param name="what" select="concat('安全服务清单 ', $kind, '的责任方类型')"/></xsl:call-template>
                    <xsl:call-template name="cell"><xsl:with-param name="text" select="provider-name"/><xsl:with-param name="align" select="'start'"/><xsl:with-param name="what" select="concat('安全服务清单 ', $kind, '的服务机构名称')"/></xsl:call-template>
                  </fo:table-row>
                </xsl:for-each>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:when>
          <xsl:when test="$system/services/service"><fo:block text-indent="2em">本定级对象未使用安全服务。</fo:block></xsl:when>
          <xsl:otherwise><xsl:call-template name="blank-lines"><xsl:with-param name="what" select="'使用的安全服务'"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="seal-place"><xsl:with-param name="who" select="$unit/name"/><xsl:with-param name="date" select="$filing/filing-date"/><xsl:with-param name="what" select="'安全服务清单日期'"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
