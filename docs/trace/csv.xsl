<?xml version="1.0" encoding="UTF-8"?>
<!-- Traceability: the tree of collect.xsl -> CSV, a line for each thing that answers to an article (RFC 4180, UTF-8). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/trace">
    <xsl:text>article,title,on,kind,id,text&#13;&#10;</xsl:text>
    <xsl:for-each select="article">
      <xsl:for-each select="element"><xsl:call-template name="line"><xsl:with-param name="kind" select="'element'"/><xsl:with-param name="id" select="concat(@type, '/', @name)"/><xsl:with-param name="text" select="@label"/></xsl:call-template></xsl:for-each>
      <xsl:for-each select="rule"><xsl:call-template name="line"><xsl:with-param name="kind" select="'rule'"/><xsl:with-param name="id" select="@id"/><xsl:with-param name="text" select="."/></xsl:call-template></xsl:for-each>
      <xsl:for-each select="paper"><xsl:call-template name="line"><xsl:with-param name="kind" select="'paper'"/><xsl:with-param name="id" select="@id"/><xsl:with-param name="text" select="@title"/></xsl:call-template></xsl:for-each>
      <xsl:for-each select="duty"><xsl:call-template name="line"><xsl:with-param name="kind" select="'duty'"/><xsl:with-param name="id" select="@id"/><xsl:with-param name="text" select="."/></xsl:call-template></xsl:for-each>
      <xsl:if test="not(*)"><xsl:for-each select="."><xsl:call-template name="line"><xsl:with-param name="kind" select="'none'"/><xsl:with-param name="text" select="@none"/></xsl:call-template></xsl:for-each></xsl:if>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="line">
    <xsl:param name="kind"/>
    <xsl:param name="id"/>
    <xsl:param name="text"/>
    <xsl:variable name="article" select="ancestor-or-self::article"/>
    <xsl:value-of select="concat($article/@number, ',', $article/@title, ',&quot;', $article/@on, '&quot;,', $kind, ',', $id, ',&quot;', translate($text, '&quot;', '”'), '&quot;&#13;&#10;')"/>
  </xsl:template>
</xsl:stylesheet>
