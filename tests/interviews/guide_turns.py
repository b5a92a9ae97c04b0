"""Interviewers' turns with the guide's question that each asks, told apart by hand: what the matching is measured on.

Two guides, one in Swedish and one in English, each with turns that read a question out, bend it, shorten it, hide it in small talk,
and with turns that ask nothing of the guide: follow-ups, courtesies, and questions of other things in words that the guide has too.
"""

from __future__ import annotations

from interviews.guide import Guide, Topic

SWEDISH = Guide(
    (
        Topic(
            "Socialt investeringsperspektiv",
            (
                "Har ni kunnat ta till er det sociala investeringsperspektivet?",
                "Fanns det verktyg för att arbeta med perspektivet?",
                "Vad betyder ettårsbudgeten för långsiktiga satsningar?",
            ),
        ),
        Topic(
            "Demokratiserad styrning",
            (
                "Har ni börjat stärka eller förändra hur ni samverkar med andra?",
                "Har sammansättningen av dem som deltar förändrats, hos er och i staden i stort?",
                "Använder ni befintliga forum, eller har ni hittat nya?",
            ),
        ),
        Topic(
            "Uppdrag och utvecklingsområden",
            ("Hur har era pågående uppdrag och utvecklingsområden utvecklats?", "Vad står i vägen för uppdragen?"),
        ),
        Topic("Processen", ("Ser ni förändrade arbetssätt eller sätt att tänka?", "Hur känns rörelsen framåt?")),
    )
)

ENGLISH = Guide(
    (
        Topic(
            "Everyday work",
            (
                "Could you describe a typical working day at the clinic?",
                "Which tasks take most of your time?",
                "How do you share the workload with your colleagues?",
            ),
        ),
        Topic(
            "Digital tools",
            (
                "What was your first impression of the new patient record system?",
                "Did you receive any training before the system was introduced?",
            ),
        ),
        Topic(
            "Contact with patients",
            ("How has the pandemic changed your contact with patients?", "How do patients give you feedback?"),
        ),
        Topic("Looking ahead", ("What would you change if you could decide freely?", "Where do you see the clinic in five years?")),
    )
)

_S, _D, _U, _P = (topic.questions for topic in SWEDISH.topics)
_E, _T, _C, _L = (topic.questions for topic in ENGLISH.topics)

SWEDISH_TURNS: tuple[tuple[str, str | None], ...] = (
    ("Har ni kunnat ta till er det sociala investeringsperspektivet?", _S[0]),
    ("Ja, då tänkte jag fråga: har ni kunnat ta till er perspektivet? Fanns det verktyg?", _S[0]),
    ("Okej, vi sätter igång. Hur har ni tagit till er det här sociala investeringsperspektivet på förvaltningen?", _S[0]),
    ("Mm. Och hur tänker ni kring det sociala investeringsperspektivet, har ni kunnat ta det till er?", _S[0]),
    ("Tack för att du tog dig tid. Har det sociala investeringsperspektivet nått hit ut?", _S[0]),
    ("Fanns det några verktyg att arbeta med perspektivet med?", _S[1]),
    ("Jag förstår. Vilka verktyg fanns det, då, för att jobba med perspektivet?", _S[1]),
    ("Hade ni verktygen för att kunna arbeta med ett sådant perspektiv?", _S[1]),
    ("Om vi tar ettårsbudgeten. Vad betyder den för de långsiktiga satsningarna?", _S[2]),
    ("Vad innebär ettårsbudgetarna för er när ni vill satsa långsiktigt?", _S[2]),
    ("Hur ser du på ettårsbudgeten?", _S[2]),
    ("Har ni börjat förändra hur ni samverkar med andra?", _D[0]),
    ("Då går vi över till nästa område. Har ni stärkt eller förändrat hur ni samverkar med andra?", _D[0]),
    ("På vilket sätt har ni förändrat er samverkan med andra?", _D[0]),
    ("Har sammansättningen av deltagare förändrats på något sätt?", _D[1]),
    ("Och de som deltar, har sammansättningen förändrats där, om man ser till staden i stort?", _D[1]),
    ("Är det befintliga forum som ni använder, eller har ni hittat på nya?", _D[2]),
    ("Använder ni nya forum eller de befintliga?", _D[2]),
    ("Du nämnde forumen. Har ni hittat nya forum eller använder ni dem som redan finns?", _D[2]),
    ("Hur har uppdragen utvecklats sedan förra året?", _U[0]),
    ("Vi kommer till era pågående uppdrag och utvecklingsområden. Hur har de utvecklats?", _U[0]),
    ("Hur ser det ut med utvecklingsområdena, hur har de utvecklats?", _U[0]),
    ("Vad är det som står i vägen för uppdragen?", _U[1]),
    ("Ser du att något står i vägen för de här uppdragen?", _U[1]),
    ("Ser ni några förändrade arbetssätt?", _P[0]),
    ("Har ni förändrat ert arbetssätt, eller sättet att tänka?", _P[0]),
    ("Slutligen då. Hur känns rörelsen framåt?", _P[1]),
    ("Hur känns det, den här rörelsen framåt, tycker du?", _P[1]),
    ("Hur menar du?", None),
    ("Kan du ge ett exempel?", None),
    ("Mm, precis.", None),
    ("Ja, det låter spännande. Berätta mer!", None),
    ("Vad tänker du om det?", None),
    ("Och hur gick det sedan?", None),
    ("Tack så mycket för att du ställde upp!", None),
    ("Är det okej att jag spelar in samtalet?", None),
    ("Hur länge har du arbetat på förvaltningen?", None),
    ("Vad har du för roll i staden?", None),
    ("Vem bestämde det?", None),
    ("Varför blev det så svårt?", None),
    ("Hur många var ni i rummet?", None),
    ("Så du menar att politikerna inte lyssnade?", None),
    ("Jobbar ni med skolan om det?", None),
    ("Ska vi ta en paus här?", None),
    ("Finns det något som du vill lägga till?", None),
    ("Vad sa din chef när du kom tillbaka?", None),
    ("Har du några papper på det som jag kan få se?", None),
    ("Var det i stadshuset som ni träffades?", None),
    ("Är du kvar i arbetsgruppen?", None),
    ("Nej, men vad roligt att höra. Hur gammal är hon nu?", None),
    ("Kände du dig ensam i det?", None),
    ("Det var en ny tjänst, eller hur?", None),
    ("Skickade ni in ansökan ändå?", None),
    ("Vilka andra har du pratat med?", None),
    ("Hur många uppdrag har du som konsult vid sidan av?", None),
    ("Satsar ni på någon utbildning i år?", None),
    ("Stod det i vägen, staketet, när ni skulle bygga?", None),
    ("Vilka deltog på mötet i tisdags?", None),
    ("Har hyrorna förändrats mycket?", None),
    ("Vad är det för verktyg som ligger på bordet?", None),
    ("Var det socialtjänsten som ringde?", None),
    ("Är det din budget eller hennes?", None),
)

ENGLISH_TURNS: tuple[tuple[str, str | None], ...] = (
    ("Could you describe a typical working day at the clinic?", _E[0]),
    ("Great, thanks. So, to start with, what does a typical day at the clinic look like?", _E[0]),
    ("Can you walk me through a typical working day?", _E[0]),
    ("And which tasks would you say take up most of your time?", _E[1]),
    ("What tasks are taking the most time?", _E[1]),
    ("How is the workload shared among your colleagues?", _E[2]),
    ("I see. How do you and your colleagues share the workload, then?", _E[2]),
    ("What was your impression of the new record system at first?", _T[0]),
    ("Let's talk about the patient record system. What was your first impression?", _T[0]),
    ("Did you get any training before they introduced the system?", _T[1]),
    ("Was there any training when the system was being introduced?", _T[1]),
    ("How did the pandemic change the contact you have with your patients?", _C[0]),
    ("Thinking about the pandemic, has your contact with patients changed?", _C[0]),
    ("How do you get feedback from patients?", _C[1]),
    ("Do the patients give any feedback?", _C[1]),
    ("If you could decide freely, what would you change?", _L[0]),
    ("What would you change, if you were the one to decide?", _L[0]),
    ("And finally, where do you see the clinic five years from now?", _L[1]),
    ("What do you mean by that?", None),
    ("Could you give me an example?", None),
    ("Right. And then what happened?", None),
    ("Is it all right if I record this?", None),
    ("How long have you been a nurse?", None),
    ("Who told you that?", None),
    ("Mm-hm, go on.", None),
    ("Was that difficult for you?", None),
    ("Thank you so much for taking part.", None),
    ("Is there anything else you would like to add?", None),
    ("Where did you study?", None),
    ("Did your manager agree?", None),
    ("How old were your children then?", None),
    ("Do you drive to work or take the bus?", None),
    ("What time is it, by the way?", None),
    ("Why do you think that is?", None),
    ("Were you alone on the night shift?", None),
    ("Sorry, could you say that again?", None),
    ("How many patients do you see in a year?", None),
    ("Who repairs the system when it crashes?", None),
    ("Did you change jobs that year?", None),
    ("What was your first job after school?", None),
    ("Do your colleagues know that you are leaving?", None),
    ("How far is the clinic from your home?", None),
    ("Were there new forms to fill in?", None),
)
