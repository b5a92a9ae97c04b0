"""Words of labels and header lines in Swedish, English, German, French, Spanish, Norwegian, Danish and Finnish, and a few beyond.

Every word is looked up in small letters; one with an accent is known without it too, for people leave accents out.
"""

from __future__ import annotations

import unicodedata


def _words(text: str) -> frozenset[str]:
    """The words of a list, with and without their accents."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return frozenset(text.split()) | frozenset(plain.split())


QUESTION_WORDS = _words(
    """
    fråga question frage pregunta spørsmål spørgsmål kysymys вопрос ερώτηση 问 問
    """,
)
ANSWER_WORDS = _words(
    """
    svar answer antwort réponse respuesta vastaus ответ απάντηση 答
    """,
)
"""These two tell a role and name nobody."""

INTERVIEWER_WORDS = QUESTION_WORDS | _words(
    """
    intervjuare intervjuaren intervjuledare intervjuledaren interviewer interv intv int moderator moderatorn mod
    samtalsledare samtalsledaren facilitator utredare utredaren forskare forskaren researcher programledare
    frågeställare
    interviewers interviewerin interviewerinnen moderatorin forscher forscherin fragende
    enquêteur enquêtrice enquêteurs intervieweur intervieweuse animateur animatrice chercheur chercheuse modérateur modératrice
    entrevistador entrevistadora encuestador encuestadora moderador moderadora investigador investigadora
    intervjuer intervjueren ordstyrer ordstyreren forsker forskeren intervieweren
    haastattelija haastattelijat haast tutkija moderaattori kysyjä puheenjohtaja
    интервьюер модератор συνεντευκτής ερευνητής ερευνήτρια المحاور الباحث 采访者 访谈者 访问者 主持人
    """,
)
INTERVIEWEE_WORDS = ANSWER_WORDS | _words(
    """
    ip intervjuperson intervjupersonen intervjuobjekt intervjuobjektet intervjuad intervjuade respondent respondenten
    resp informant informanten inf deltagare deltagaren participant interviewee svarande
    participants interviewees respondents
    befragte befragter befragten interviewte interviewter interviewpartner interviewpartnerin proband probandin teilnehmer
    teilnehmerin teilnehmende respondentin informantin
    enquêté enquêtée interviewé interviewée répondant répondante participante informateur informatrice
    entrevistado entrevistada encuestado encuestada informante respondente
    intervjuet intervjuete deltaker deltakeren intervjuobjektet
    interviewperson interviewpersonen interviewede interviewet deltager deltageren
    haastateltava haastateltavat vastaaja osallistuja informantti
    респондент участник συμμετέχων συμμετέχουσα المشارك المشاركة المبحوث 受访者 参与者 参加者
    """,
)

HEADER_WORDS = _words(
    """
    datum tid tidpunkt plats lokal längd inspelning inspelningstid ljudfil filnamn närvarande deltar frånvarande date
    time place location venue duration length recording audio present attending absent transkriberat transkriberad
    transkribering utskrift utskrivet utskriven intervjunummer transcribed transcriber transcription transcript
    dauer ort uhrzeit zeit aufnahme transkription transkript anwesend datei
    durée lieu heure enregistrement fichier présents lokation
    fecha duración lugar hora grabación transcripción archivo presentes
    dato varighet sted tidspunkt opptak lydfil transkribert
    varighed optagelse transskription transskriberet
    päivämäärä päiväys pvm aika kesto paikka nauhoitus tallenne litterointi litteroija läsnä
    дата время место ημερομηνία التاريخ المكان المدة 日期 时间 地点
    """,
)
LOOSE_HEADER_WORDS = _words(
    """
    fil ämne titel projekt intervjutyp kommentar anmärkning obs not file subject topic title project note notes format
    språk language version organisation förvaltning bolag arbetsplats befattning yrke roll ålder kön role age gender
    occupation company department resultat sammanfattning summary källa source
    thema sprache alter geschlecht beruf funktion bemerkung hinweis zusammenfassung anmerkung
    sujet titre projet langue âge sexe profession fonction remarque résumé
    tema asunto título proyecto idioma edad género profesión cargo nota resumen
    emne tittel prosjekt språk alder kjønn stilling yrke merknad sammendrag
    titel sprog alder køn bemærkning
    aihe otsikko hanke projekti kieli ikä sukupuoli ammatti tehtävä huomautus tiivistelmä
    keywords speakers meeting möte sitzung réunion reunión møte møde kokous
    """,
)
POINT_WORDS = _words(
    """
    beslut beslutet ansvar ansvarig ansvariga åtgärd åtgärder åtgärden uppföljning diskussion diskussionspunkt förslag
    information slutsats slutsatser bakgrund syfte mål risk risker möjligheter hinder problem punkt dagordning
    nästa tidplan deadline status läge lärdom lärdomar behov fördel fördelar nackdel nackdelar styrka styrkor svaghet
    svagheter observation observationer tema reflektion reflektioner exempel citat
    decision decisions action actions responsible owner follow discussion proposal information conclusion conclusions
    background purpose goal goals risk risks issue issues key next todo agenda item point takeaway takeaways lesson
    lessons strength strengths weakness weaknesses observation observations theme reflection example quote pros cons
    beschluss beschlüsse verantwortlich maßnahme maßnahmen tagesordnung punkt ziel ziele ergebnis ergebnisse fazit
    décision décisions responsable mesure mesures ordre point objectif objectifs conclusion exemple
    decisión decisiones responsable medida medidas orden punto objetivo objetivos conclusión ejemplo
    vedtak ansvarlig tiltak sak konklusjon eksempel beslutning formål konklusion
    päätös päätökset vastuu vastuuhenkilö toimenpide tavoite johtopäätös esimerkki
    """,
)

REQUEST_WORDS = _words(
    """
    berätta beskriv förklara tell describe explain erzählen erzähl beschreiben beschreib racontez décrivez parlez
    cuénteme cuéntame describa hable fortell beskriv fortæl kerro kertokaa kuvaile kuvailkaa
    """,
)
ASKING_WORDS = REQUEST_WORDS | _words(
    """
    vad hur varför när var vem vilka vilken vilket berätta beskriv what how why when where who which describe tell
    was wie warum wann wo wer welche welcher que quoi comment pourquoi quand où qui qué cómo cuándo dónde quién
    hva hvordan hvorfor hvem hvad hvornår hvor mitä miten miksi milloin missä kuka
    """,
)
NO_NAMES = ASKING_WORDS | _words(
    """
    ja jaa jo jao nej nä nä-ä mm mhm hm hmm okej ok okay aa ah precis exakt absolut visst tack hej hejsan hallå javisst
    alltså men och så då nu sen här där det den de vi jag du han hon man exempel alternativ först sedan slutligen kort
    god goddag välkommen bra yes yeah no right sure thanks hello hi exactly so and but well now then example good
    welcome
    nein genau danke hallo also aber und dann jetzt gut nämlich zum beispiel oui non merci bonjour alors voilà donc mais puis
    sí no vale gracias hola pues bueno así pero entonces nei takk hei altså men slik nej tak joo ei kiitos hei siis näin niin
    skratt skrattar paus tystnad ohörbart laughter laughs pause inaudible crosstalk silence music applause lachen rires risas
    latter naurua klipp sådan således sammanfattningsvis kurzum bref resumiendo
    """,
)
ARTICLES = _words("das die der ein eine le la les un une el los las una the a an en ett det den de et")
"""A label of several words that begins with one of these is no name (`Das Problem: …`)."""
TABLE_WORDS = _words(
    """
    tid tidpunkt tidkod time timestamp talare vem speaker who namn name person roll role text replik utskrift innehåll vad
    transkription transkribering transcript transcription utterance nr no fråga svar question answer frågor questions answers
    kommentar comment notes kod koder code codes rad line
    zeit sprecher sprecherin wer was frage antwort fragen antworten zeile kommentar name transkript
    temps heure locuteur locutrice qui texte parole réponse numéro commentaire
    hora tiempo hablante quién texto pregunta respuesta comentario
    taler hvem tekst spørsmål spørgsmål hvad hva innhold linje linie
    aika puhuja kuka teksti kysymys vastaus kommentti rivi
    """,
)
QUESTION_HEADERS = QUESTION_WORDS | _words("frågor questions fragen preguntas kysymykset")
