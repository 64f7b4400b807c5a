<?xml version="1.0"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:x="urn:extra"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="x exsl str">
  <xsl:output method="xml" indent="yes" encoding="UTF-8"/>
  <xsl:key name="by-year" match="book" use="@year"/>
  <xsl:param name="title">Catalogue</xsl:param>
  <xsl:decimal-format name="eu" decimal-separator="," grouping-separator="."/>
  <xsl:template match="/library">
    <report title="{$title}" books="{count(book)}">
      <xsl:for-each select="book[generate-id() = generate-id(key('by-year', @year)[1])]">
        <xsl:sort select="@year" order="descending" data-type="number"/>
        <year value="{@year}" total="{sum(key('by-year', @year)/price)}">
          <xsl:apply-templates select="key('by-year', @year)"><xsl:sort select="title"/></xsl:apply-templates>
        </year>
      </xsl:for-each>
      <authors>
        <xsl:for-each select="book/author[not(. = preceding::author)]">
          <xsl:sort select="substring-after(., ' ')"/>
          <xsl:number value="position()" format="i"/><xsl:text>. </xsl:text><xsl:value-of select="translate(., 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/>;
        </xsl:for-each>
      </authors>
      <total><xsl:value-of select="format-number(1000 * sum(book/price), '#.##0,00', 'eu')"/></total>
      <xsl:call-template name="countdown"><xsl:with-param name="n" select="5"/></xsl:call-template>
      <xsl:copy-of select="id('b2')"/>
      <xsl:variable name="fragment"><i>1</i><i>2</i></xsl:variable>
      <sum><xsl:value-of select="sum(exsl:node-set($fragment)/i)"/></sum>
      <tokens><xsl:for-each select="str:tokenize('a,b,c', ',')"><t><xsl:value-of select="."/></t></xsl:for-each></tokens>
      <xsl:comment> end of <xsl:value-of select="publisher"/> </xsl:comment>
      <xsl:processing-instruction name="done">now</xsl:processing-instruction>
      <xsl:message>message from the stylesheet</xsl:message>
    </report>
  </xsl:template>
  <xsl:template match="book">
    <xsl:element name="{local-name()}-entry"><xsl:attribute name="ref"><xsl:value-of select="@id"/></xsl:attribute>
      <xsl:value-of select="normalize-space(title)"/>
      <xsl:choose><xsl:when test="price &gt; 10"> dear</xsl:when><xsl:when test="x:note"> <xsl:value-of select="x:note"/></xsl:when><xsl:otherwise> cheap</xsl:otherwise></xsl:choose>
    </xsl:element>
  </xsl:template>
  <xsl:template name="countdown">
    <xsl:param name="n"/>
    <xsl:if test="$n &gt; 0"><n><xsl:value-of select="$n"/></n><xsl:call-template name="countdown"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if>
  </xsl:template>
</xsl:stylesheet>
