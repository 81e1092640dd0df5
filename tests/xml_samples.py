"""Exports in the shapes that SBSYS, eDoc and Acadre write; the names are made up."""

SBSYS = """\ufeff<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<Publication>
\t<PublishedBy ID="11"><Name><![CDATA[Vera Sekretær]]></Name></PublishedBy>
\t<PublicationTypeAsEnum><![CDATA[Minutes]]></PublicationTypeAsEnum>
\t<Agendas>
\t\t<Agenda ID="32">
\t\t\t<Meeting ID="26">
\t\t\t\t<Members>
\t\t\t\t\t<MeetingMember ID="62">
\t\t\t\t\t\t<ParticipationStatusAsText><![CDATA[Participating]]></ParticipationStatusAsText>
\t\t\t\t\t\t<Name><![CDATA[Ditte Birkholt (A)]]></Name>
\t\t\t\t\t</MeetingMember>
\t\t\t\t\t<MeetingMember ID="63">
\t\t\t\t\t\t<ParticipationStatusAsText><![CDATA[NotParticipating]]></ParticipationStatusAsText>
\t\t\t\t\t\t<Name><![CDATA[Karl Østerlund (V)]]></Name>
\t\t\t\t\t</MeetingMember>
\t\t\t\t</Members>
\t\t\t\t<When><![CDATA[15-05-2013 16:30:00]]></When>
\t\t\t\t<Where><![CDATA[Lokale 3 på Fjordlev Rådhus]]></Where>
\t\t\t\t<Until><![CDATA[15-05-2013 18:00:00]]></Until>
\t\t\t</Meeting>
\t\t\t<Name><![CDATA[Digitaliseringsudvalget]]></Name>
\t\t\t<Items>
\t\t\t\t<Item ID="60">
\t\t\t\t\t<Caption><![CDATA[Meddelelser]]></Caption>
\t\t\t\t\t<IsPublic><![CDATA[True]]></IsPublic>
\t\t\t\t\t<Number><![CDATA[1]]></Number>
\t\t\t\t\t<Fields>
\t\t\t\t\t\t<ItemField ID="1">
\t\t\t\t\t\t\t<Caption><![CDATA[Beslutning]]></Caption>
\t\t\t\t\t\t\t<FieldTypeAsEnum><![CDATA[Html]]></FieldTypeAsEnum>
\t\t\t\t\t\t\t<IsFeedback><![CDATA[True]]></IsFeedback>
\t\t\t\t\t\t\t<Content><![CDATA[<p>
\t<span>Taget til efterretning.</span></p>]]></Content>
\t\t\t\t\t\t</ItemField>
\t\t\t\t\t</Fields>
\t\t\t\t</Item>
\t\t\t\t<Item ID="61">
\t\t\t\t\t<Caption><![CDATA[Salg af grund på Møllevej]]></Caption>
\t\t\t\t\t<Case ID="9"><NumberAndTitle><![CDATA[13/2044 - Salg]]></NumberAndTitle></Case>
\t\t\t\t\t<IsPublic><![CDATA[False]]></IsPublic>
\t\t\t\t\t<Number><![CDATA[2]]></Number>
\t\t\t\t\t<Fields>
\t\t\t\t\t\t<ItemField ID="2">
\t\t\t\t\t\t\t<Caption><![CDATA[Sagsfremstilling]]></Caption>
\t\t\t\t\t\t\t<IsFeedback><![CDATA[False]]></IsFeedback>
\t\t\t\t\t\t\t<Content><![CDATA[<p>K&oslash;beren byder
\t300.000 kr.</p><p>Buddet g&aelig;lder til juli.</p>]]></Content>
\t\t\t\t\t\t</ItemField>
\t\t\t\t\t\t<ItemField ID="3">
\t\t\t\t\t\t\t<Caption><![CDATA[Indstilling]]></Caption>
\t\t\t\t\t\t\t<IsFeedback><![CDATA[False]]></IsFeedback>
\t\t\t\t\t\t\t<Content><![CDATA[<p>Det indstilles, at grunden s&aelig;lges.</p>]]></Content>
\t\t\t\t\t\t</ItemField>
\t\t\t\t\t\t<ItemField ID="4">
\t\t\t\t\t\t\t<Caption><![CDATA[Høring]]></Caption>
\t\t\t\t\t\t\t<IsFeedback><![CDATA[False]]></IsFeedback>
\t\t\t\t\t\t\t<Content></Content>
\t\t\t\t\t\t</ItemField>
\t\t\t\t\t\t<ItemField ID="5">
\t\t\t\t\t\t\t<Caption><![CDATA[Beslutning]]></Caption>
\t\t\t\t\t\t\t<IsFeedback><![CDATA[True]]></IsFeedback>
\t\t\t\t\t\t\t<Content><![CDATA[<p>Godkendt.</p>]]></Content>
\t\t\t\t\t\t</ItemField>
\t\t\t\t\t</Fields>
\t\t\t\t\t<Members>
\t\t\t\t\t\t<ItemMember ID="62">
\t\t\t\t\t\t\t<ParticipationStatusAsText><![CDATA[NotParticipating]]></ParticipationStatusAsText>
\t\t\t\t\t\t\t<Name><![CDATA[Karl Østerlund (V)]]></Name>
\t\t\t\t\t\t</ItemMember>
\t\t\t\t\t</Members>
\t\t\t\t\t<Enclosures>
\t\t\t\t\t\t<Enclosure ID="7"><Name><![CDATA[Købstilbud]]></Name></Enclosure>
\t\t\t\t\t</Enclosures>
\t\t\t\t</Item>
\t\t\t</Items>
\t\t</Agenda>
\t</Agendas>
</Publication>
"""

SBSYS_DANISH = """<?xml version="1.0" encoding="utf-8"?>
<Dagsorden DagsordenID="4711" Dagsordentype="Referat" Åben="true">
  <Møde MødeID="7" Udvalg="Teknisk Udvalg" Mødedato="27. august 2018" Mødetid="16:00"
    Mødeslutdato="27. august 2018" Mødesluttid="17:45" Mødested="Fjordlev Rådhus"/>
  <Dagsordenpunkter>
    <Dagsordenpunkt DagsordenpunktID="1" Åbent="true">
      <Overskrift>Ny busrute &amp; stoppesteder</Overskrift>
      <Indhold>
        <Resumé>&lt;p&gt;Ruten g&amp;aring;r til havnen.&lt;/p&gt;</Resumé>
        <Beslutning>&lt;p&gt;Godkendt.&lt;/p&gt;</Beslutning>
      </Indhold>
      <Bilagsliste>
        <Bilag BilagID="1" Navn="Kort over ruten" MaaPubliceres="true" BilagUrl="1.pdf"/>
        <Bilag BilagID="2" Navn="Personaleoversigt" MaaPubliceres="false" BilagUrl="2.pdf"/>
      </Bilagsliste>
    </Dagsordenpunkt>
    <Dagsordenpunkt DagsordenpunktID="2" Åbent="false">
      <Overskrift>Personalesag</Overskrift>
      <Indhold>
        <Beslutning><p>Taget til <b>efterretning</b>.</p></Beslutning>
      </Indhold>
    </Dagsordenpunkt>
  </Dagsordenpunkter>
</Dagsorden>
"""

EDOC = """<?xml version="1.0"?>
<Meeting>
  <Committee>Sundhedsudvalget</Committee>
  <MeetingDate>04-12-2012 13:00:00</MeetingDate>
  <MeetingState>Referat endeligt godkendt</MeetingState>
  <MeetingAgendaTypes>
    <MeetingAgendaType>
      <AgendaType>Åben dagsorden</AgendaType>
      <MeetingAgendaItems>
        <MeetingAgendaItem>
          <AgendaItemNumber>2</AgendaItemNumber>
          <PDFDocument>102.PDF</PDFDocument>
          <Document documentid="2">
            <Title>Takst på Engvej</Title>
            <PublishingType>SKAL PUBLICERES</PublishingType>
            <Attachments>
              <Attachment attachmentid="5">
                <Title>Takstberegning</Title>
                <PDFDocument>105.PDF</PDFDocument>
                <FullText>Beregnet af Bodil Høst.</FullText>
              </Attachment>
            </Attachments>
          </Document>
          <FullText>


2.\tTakst på Engvej

Sagsnr.: 2012-31673
Indstilling
Centeret indstiller, at

A)
taksten godkendes.


Sundhedsudvalgets beslutning den 04.12.2012 Punkt 2
Indstillingen godkendt


Følgende deltog ikke i behandlingen af punktet:
Per Vestergaard (A)
</FullText>
        </MeetingAgendaItem>
        <MeetingAgendaItem>
          <AgendaItemNumber>1</AgendaItemNumber>
          <PDFDocument>101.PDF</PDFDocument>
          <Document documentid="1"><Title>Meddelelser</Title></Document>
          <FullText>1.\tMeddelelser&#xC;

Sundhedsudvalgets beslutning den 04.12.2012 Punkt 1
Taget til efterretning
</FullText>
        </MeetingAgendaItem>
      </MeetingAgendaItems>
      <FullText>Sundhedsudvalget

Referat

Tilstede
Lone Agerbo (A) - formand
Per Vestergaard (A)

Afbud/Fraværende
Ib Krogh (V)

Sekretær
Mie Holt


&#xC;
INDHOLDSFORTEGNELSE
1.\tMeddelelser\t3
2.\tTakst på Engvej\t3
</FullText>
    </MeetingAgendaType>
    <MeetingAgendaType>
      <AgendaType>Lukket dagsorden</AgendaType>
      <MeetingAgendaItems>
        <MeetingAgendaItem>
          <AgendaItemNumber>3</AgendaItemNumber>
          <PDFDocument>103.PDF</PDFDocument>
          <Document documentid="3"><Title>Køb af klinik</Title></Document>
        </MeetingAgendaItem>
      </MeetingAgendaItems>
    </MeetingAgendaType>
  </MeetingAgendaTypes>
</Meeting>
"""

EDOC_WEB = """<Root xmlns:edoc="http://www.example.dk/agenda/xml/schemas/2009/03/31/">
  <edoc:OutputTypeEnumName>Minutes</edoc:OutputTypeEnumName>
  <edoc:Committee>
    <edoc:Name>Kulturudvalget</edoc:Name>
    <edoc:Meeting>
      <edoc:MeetingDateTime>02-05-2017 10:00</edoc:MeetingDateTime>
      <edoc:EndDateTime>02-05-2017 11:30</edoc:EndDateTime>
      <edoc:MeetingLocation>Mødelokale 1</edoc:MeetingLocation>
      <edoc:MeetingParticipants>
        <edoc:MeetingParticipant>
          <edoc:Name>Hanne  Lyng</edoc:Name>
          <edoc:RoleInMeeting>Formand</edoc:RoleInMeeting>
          <edoc:Participate>true</edoc:Participate>
          <edoc:PoliticalPartyList>F</edoc:PoliticalPartyList>
        </edoc:MeetingParticipant>
        <edoc:MeetingParticipant>
          <edoc:Name>Niels Brandt </edoc:Name>
          <edoc:RoleInMeeting>Medlem</edoc:RoleInMeeting>
          <edoc:Participate>true</edoc:Participate>
          <edoc:PoliticalPartyList>V</edoc:PoliticalPartyList>
        </edoc:MeetingParticipant>
      </edoc:MeetingParticipants>
      <edoc:MeetingParticipantExternals>
        <edoc:MeetingParticipantExternal>
          <edoc:Name>Maja Fynbo</edoc:Name>
        </edoc:MeetingParticipantExternal>
      </edoc:MeetingParticipantExternals>
      <edoc:Agenda>
        <edoc:Type>Referat</edoc:Type>
        <edoc:AgendaElements>
          <edoc:AgendaElement>
            <edoc:AccessIsPublic>true</edoc:AccessIsPublic>
            <edoc:Absences>
              <edoc:Absence><edoc:Name>Niels Brandt</edoc:Name></edoc:Absence>
            </edoc:Absences>
            <edoc:HandlingItem>
              <edoc:SerialNo>1</edoc:SerialNo>
              <edoc:Title>Nyt museum</edoc:Title>
              <edoc:CaseNumber>17/612</edoc:CaseNumber>
              <edoc:HandlingPlan>
                <edoc:Handling>
                  <edoc:Placement>This</edoc:Placement>
                  <edoc:Decision><![CDATA[<p>Godkendt.</p>]]></edoc:Decision>
                </edoc:Handling>
              </edoc:HandlingPlan>
              <edoc:CasePresentations>
                <edoc:CasePresentation>
                  <edoc:Title>Sagsbeskrivelse</edoc:Title>
                  <edoc:Content><![CDATA[<p>Museet åbner i maj.</p>]]></edoc:Content>
                  <edoc:IsDecision>false</edoc:IsDecision>
                </edoc:CasePresentation>
              </edoc:CasePresentations>
              <edoc:Attachments>
                <edoc:Attachment>
                  <edoc:Title>Tegning.pdf</edoc:Title>
                  <edoc:AccessEnumName>Public</edoc:AccessEnumName>
                </edoc:Attachment>
              </edoc:Attachments>
            </edoc:HandlingItem>
          </edoc:AgendaElement>
          <edoc:AgendaElement>
            <edoc:AccessIsPublic>false</edoc:AccessIsPublic>
            <edoc:HandlingItem>
              <edoc:SerialNo>2</edoc:SerialNo>
              <edoc:Title>Ansættelse</edoc:Title>
              <edoc:HandlingPlan>
                <edoc:Handling>
                  <edoc:Placement>This</edoc:Placement>
                  <edoc:Decision><![CDATA[Beslutning ikke frigivet]]></edoc:Decision>
                </edoc:Handling>
              </edoc:HandlingPlan>
            </edoc:HandlingItem>
          </edoc:AgendaElement>
        </edoc:AgendaElements>
      </edoc:Agenda>
    </edoc:Meeting>
  </edoc:Committee>
</Root>
"""

ACADRE = (
    '<?xml version="1.0"?>\n<root><table name="agenda"><fields><field name="name">Referat</field>'
    '</fields><table name="committee"><fields><field name="name">Udvalget for plan, klima og kultur'
    ' (PKK)</field></fields></table><table name="meeting"><fields><field name="name">Plan</field>'
    '<field name="date">2013-06-20 10:30</field><field name="finish">2013-06-20 13:00</field>'
    '<field name="location">Kursuscenteret i Skovby</field></fields><table name="meetmember">'
    '<table name="member"><fields><field name="name">Jens  Mølgaard (A)</field>'
    '<field name="absent">0</field><field name="role">Formand</field><field name="party"></field>'
    '</fields></table><table name="member"><fields><field name="name">Ole Bang</field>'
    '<field name="absent">1</field><field name="role">Medlem</field><field name="party">A</field>'
    '</fields></table><table name="member"><fields><field name="name">Stine Friis (C)</field>'
    '<field name="absent">2</field><field name="role">Medlem</field></fields></table></table>'
    '</table><table name="agendaitemparents"><fields><field name="sort">16</field>'
    '</fields><table name="agendaitem"><fields><field name="name">Ansøgning</field>'
    '<field name="access">2</field><field name="caseno">13/99</field></fields>'
    '<table name="bullet"><fields><field name="bulletname">Beslutning i Udvalget for plan, '
    'klima og kultur (PKK) den 20-06-2013</field><field name="bulletcontent">'
    "&lt;p&gt;Udsat.&lt;/p&gt;</field>"
    '</fields></table></table></table><table name="agendaitemparents"><fields>'
    '<field name="sort">15</field></fields><table name="agendaitem"><fields>'
    '<field name="name">Kulturby 2017. Fokus</field><field name="access">1</field>'
    '<field name="caseno">12/27845</field></fields><table name="bullet"><fields>'
    '<field name="bulletname">Resumé</field><field name="bulletcontent">&lt;p&gt;&lt;span&gt;'
    "Afdelingen\nhar lagt en plan&amp;nbsp;for Bang &amp;amp; Søn.&lt;/span&gt;&lt;/p&gt;</field>"
    '</fields></table><table name="bullet"><fields><field name="bulletname">Lovgrundlag</field>'
    '<field name="bulletcontent"></field></fields></table><table name="bullet"><fields>'
    '<field name="bulletname">Bilag</field><field name="bulletcontent"></field></fields></table>'
    '<table name="bullet"><fields><field name="bulletname">Beslutning i Udvalget for plan, '
    'klima og kultur (PKK) den 24-04-2013</field><field name="bulletcontent">&lt;p&gt;'
    "Punktet genoptages."
    '&lt;/p&gt;</field></fields></table><table name="bullet"><fields>'
    '<field name="bulletname">Indstilling</field>'
    '<field name="bulletcontent">&lt;p&gt;Direktøren indstiller, at planen godkendes.&lt;/p&gt;'
    '</field></fields></table><table name="bullet"><fields><field name="bulletname">Beslutning '
    "i Udvalget for plan, klima og kultur (PKK) den 20-06-2013</field>"
    '<field name="bulletcontent">&lt;p&gt;'
    "Godkendt.&lt;/p&gt;</field></fields></table>"
    '<table name="enclosure"><fields><field name="name">Notat om temamødet</field>'
    '<field name="access">1</field><field name="filename">1E1.DOCX</field></fields></table>'
    '<table name="enclosure"><fields><field name="name">Løntabel</field>'
    '<field name="access">2</field></fields></table></table></table></table></root>\n'
)
SAMPLES = {
    "SBSYS": SBSYS,
    "SBSYS med danske navne": SBSYS_DANISH,
    "eDoc": EDOC,
    "eDoc web": EDOC_WEB,
    "Acadre": ACADRE,
}
