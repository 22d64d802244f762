<?xml version="1.0" encoding="UTF-8"?>
<!-- Traceability: schemas/measures.xml -> a tree of articles with the schema elements, rules, papers and duties that answer to each, and of the elements with what uses them.
     Parameters: files, a list of the schemas, rules and templates with paths from the top; top, the folder they start from. html.xsl and csv.xsl write it, tests/check/trace.sh judges it.
     Whether an element is used is told by its name, wherever an expression of a rule, duty or template names it (or the part before its number: level-), a template its type, or an option its blank. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:db="urn:dengbao:schema"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="xs db sch exsl">
  <xsl:param name="top"/>
  <xsl:param name="files"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="list" select="document($files)/files"/>
  <xsl:variable name="elements" select="document($list/schema, $list)//xs:element"/>
  <xsl:variable name="rules" select="document($list/rules, $list)//sch:rule/*[self::sch:assert or self::sch:report]"/>
  <xsl:variable name="papers" select="document(concat($top, 'templates/papers.xml'))/papers/paper"/>
  <xsl:variable name="duties" select="document(concat($top, 'schemas/duties.xml'))/duties/duty"/>
  <xsl:variable name="whom" select="document(concat($top, 'docs/trace/whom.xml'))/whom/article"/>

  <!-- Every word of expressions, between spaces. -->
  <xsl:variable name="signs">/[]()=,|.$@*+&lt;&gt;!"{}:&#10;'</xsl:variable>
  <xsl:variable name="spaces" select="'                              '"/>
  <xsl:template name="words">
    <xsl:param name="of"/>
    <xsl:text> </xsl:text>
    <xsl:for-each select="$of"><xsl:value-of select="translate(., $signs, $spaces)"/><xsl:text> </xsl:text></xsl:for-each>
  </xsl:template>
  <xsl:variable name="rule-words"><xsl:call-template name="words"><xsl:with-param name="of" select="document($list/rules, $list)//@context | document($list/rules, $list)//@test | document($list/rules, $list)//@value"/></xsl:call-template></xsl:variable>
  <xsl:variable name="duty-words"><xsl:call-template name="words"><xsl:with-param name="of" select="$duties/@*"/></xsl:call-template></xsl:variable>
  <xsl:variable name="paper-words"><xsl:call-template name="words"><xsl:with-param name="of" select="document($list/template, $list)//@select | document($list/template, $list)//@test | document($list/template, $list)//@match | $list/drawing"/></xsl:call-template></xsl:variable>

  <!-- Elements that fill the blank of an option are printed with it. -->
  <xsl:variable name="blanks" select="document($list/schema, $list)//db:blank/@element"/>

  <xsl:template match="/measures">
    <trace title="{@title}" number="{@number}">
      <xsl:for-each select="chapter/article">
        <xsl:variable name="n" select="@number"/>
        <article number="{$n}" title="{@title}" about="{@about}" on="{$whom[@number = $n]/@on}" none="{$whom[@number = $n]/@none}">
          <xsl:for-each select="$elements[xs:annotation/xs:appinfo/db:article = $n]">
            <element name="{@name}" type="{ancestor::xs:complexType/@name}" label="{xs:annotation/xs:appinfo/db:label}" field="{xs:annotation/xs:appinfo/db:field}"/>
          </xsl:for-each>
          <xsl:for-each select="$rules[@db:article = $n]">
            <xsl:variable name="sentence"><xsl:for-each select="node()"><xsl:choose><xsl:when test="self::*">…</xsl:when><xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose></xsl:for-each></xsl:variable>
            <rule id="{@id}" role="{@role}"><xsl:value-of select="normalize-space($sentence)"/></rule>
          </xsl:for-each>
          <xsl:for-each select="$papers[@article = $n]"><paper id="{@id}" item="{@item}" title="{@title}"/></xsl:for-each>
          <xsl:for-each select="$duties[@article = $n]"><duty id="{@id}" who="{@who}" dated="{boolean(@due or @next)}"><xsl:value-of select="zh"/></duty></xsl:for-each>
        </article>
      </xsl:for-each>
      <xsl:for-each select="$elements">
        <xsl:variable name="word" select="concat(' ', @name, ' ')"/>
        <xsl:variable name="type" select="concat(' ', ancestor::xs:complexType/@name, ' ')"/>
        <use name="{@name}" type="{ancestor::xs:complexType/@name}" label="{xs:annotation/xs:appinfo/db:label}" rule="{contains($rule-words, $word)}" duty="{contains($duty-words, $word)}"
          paper="{contains($paper-words, $word) or contains($paper-words, $type) or (number(substring-after(@name, '-')) &gt;= 0 and contains($paper-words, concat(' ', substring-before(@name, '-'), '- '))) or @name = $blanks}"/>
      </xsl:for-each>
      <xsl:for-each select="$rules">
        <check id="{@id}" article="{@db:article}" english="{boolean(../../../sch:diagnostics/sch:diagnostic[@id = current()/@diagnostics][@xml:lang = 'en'])}" phases="{count(../../../sch:phase[sch:active/@pattern = current()/../../@id] | ancestor::sch:schema[not(sch:phase)])}"/>
      </xsl:for-each>
    </trace>
  </xsl:template>
</xsl:stylesheet>
