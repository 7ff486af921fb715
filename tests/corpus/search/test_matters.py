from __future__ import annotations

import re
import time
from collections import Counter

import pytest

from assistant.corpus.search.literals import needles
from assistant.corpus.search.matters import asked_matters, matters, plain, treated_matters

EXAMPLES = [
    (
        "size_thresholds",
        "Ab wann gilt man nicht mehr als KMU?",
        "Ein kleines Unternehmen hat weniger als 50 Beschäftigte.",
    ),
    (
        "headcount_rule",
        "Zählen unsere Azubis bei der Mitarbeiterzahl mit?",
        "Auszubildende zählen nicht zu den Beschäftigten.",
    ),
    (
        "turnover_or_balance_sheet",
        "Unser Umsatz ist zu hoch, die Bilanz nicht. Und nun?",
        "Der Jahresumsatz oder die Bilanzsumme genügt.",
    ),
    (
        "two_years_rule",
        "Sind wir sofort kein KMU mehr, wenn wir die Grenze überschreiten?",
        "Der Status ändert sich nach zwei aufeinanderfolgenden Geschäftsjahren.",
    ),
    (
        "partner_enterprise",
        "Ein Investor hält 30 Prozent an uns, zählt das?",
        "Partnerunternehmen werden anteilig hinzugerechnet.",
    ),
    (
        "linked_enterprise",
        "Wir gehören zu einem Konzern, sind wir trotzdem klein?",
        "Verbundene Unternehmen werden voll gerechnet.",
    ),
    (
        "link_through_persons",
        "Meinem Bruder gehört eine zweite Firma, macht das was?",
        "Die Verbindung kann über eine natürliche Person entstehen.",
    ),
    (
        "public_shareholder",
        "Die Stadt ist an uns beteiligt, geht das?",
        "Gehört ein Betrieb zu einem Viertel öffentlichen Stellen, die ihn kontrollieren, ist er groß.",
    ),
    (
        "investor_exception",
        "Wir haben einen Business Angel, sind wir noch eigenständig?",
        "Risikokapitalgesellschaften bleiben außer Betracht.",
    ),
    (
        "reference_year",
        "Welches Geschäftsjahr zählt?",
        "Maßgeblich sind die Zahlen des letzten abgeschlossenen Geschäftsjahres.",
    ),
    (
        "new_firm_estimate",
        "Wir haben noch keinen Jahresabschluss.",
        "Die Werte werden nach Treu und Glauben geschätzt.",
    ),
    (
        "concept_of_undertaking",
        "Gilt ein Verein als Unternehmen?",
        "Als Unternehmen gilt jede Einheit, die eine wirtschaftliche Tätigkeit ausübt.",
    ),
    ("sme_self_declaration", "Wer prüft eigentlich, ob wir KMU sind?", "Die KMU-Erklärung ist dem Antrag beizufügen."),
    (
        "programme_size_limit",
        "Wir haben 120 Mitarbeiter, dürfen wir noch mitmachen?",
        "Das Unternehmen hat weniger als 500 Beschäftigte.",
    ),
    (
        "large_firms_allowed",
        "Können auch große Unternehmen einen Antrag stellen?",
        "Große Unternehmen sind nur im Verbund antragsberechtigt.",
    ),
    ("de_minimis_ceiling", "Wie hoch ist die De-minimis-Grenze?", "Der Betrag darf 300 000 Euro nicht übersteigen."),
    ("de_minimis_period", "Wann verfallen alte De-minimis-Beihilfen?", "Betrachtet werden die vergangenen drei Jahre."),
    (
        "when_aid_counts_as_granted",
        "Zählt das Datum vom Bescheid oder die Auszahlung?",
        "Die Beihilfe gilt als gewährt, sobald der Anspruch entsteht.",
    ),
    (
        "single_undertaking",
        "Gilt De-minimis für Mutter und Tochter zusammen?",
        "Der Höchstbetrag gilt für ein einziges Unternehmen.",
    ),
    (
        "merger_and_split",
        "Was passiert nach einer Fusion?",
        "Bei einer Aufspaltung werden frühere Beihilfen zugeordnet.",
    ),
    (
        "transparent_aid_loans",
        "Wird ein Darlehen auf die Beihilfe angerechnet?",
        "Es zählt das Bruttosubventionsäquivalent.",
    ),
    (
        "de_minimis_declaration",
        "Muss ich eine De-minimis-Erklärung ausfüllen?",
        "Vor der Bewilligung ist eine De-minimis-Erklärung abzugeben.",
    ),
    (
        "de_minimis_register",
        "Gibt es ein öffentliches Register für Beihilfen?",
        "Die Beihilfen werden in einem zentralen Register erfasst.",
    ),
    (
        "de_minimis_as_basis",
        "Ist die Förderung eine De-minimis-Beihilfe?",
        "Die Förderung wird als De-minimis-Beihilfe gewährt.",
    ),
    (
        "cumulation_same_costs",
        "Kann ich das mit anderen Förderprogrammen kombinieren?",
        "Eine Kumulierung ist nur bis zum Höchstsatz erlaubt.",
    ),
    (
        "undertaking_in_difficulty",
        "Wir schreiben rote Zahlen, geht es trotzdem?",
        "Unternehmen in Schwierigkeiten sind ausgeschlossen.",
    ),
    (
        "insolvency",
        "Wir waren vor drei Jahren insolvent.",
        "Ausgeschlossen ist, wer ein Insolvenzverfahren beantragt hat.",
    ),
    (
        "open_recovery_order",
        "Es gibt noch eine offene Rückforderung gegen uns.",
        "Einer Rückforderungsanordnung muss nachgekommen sein.",
    ),
    (
        "start_before_application",
        "Darf ich die Maschine schon vor dem Bescheid bestellen?",
        "Der Antrag ist vor Beginn der Arbeiten zu stellen.",
    ),
    (
        "what_counts_as_start",
        "Gilt ein Angebot schon als Beginn?",
        "Als Vorhabenbeginn gilt der Abschluss eines Liefervertrags.",
    ),
    (
        "notification_to_commission",
        "Muss das in Brüssel angemeldet werden?",
        "Solche Beihilfen sind bei der Europäischen Kommission angemeldet worden.",
    ),
    (
        "aid_published",
        "Wird unsere Förderung öffentlich gemacht?",
        "Jede Einzelbeihilfe über 100 000 Euro wird veröffentlicht.",
    ),
    ("exemption_regulation", "Was ist die AGVO?", "Die AGVO erlaubt Zuschüsse ohne Anmeldung."),
    ("exemption_regulation_validity", "Bis wann gilt die AGVO?", "Die AGVO ist bis zum Jahresende 2026 befristet."),
    ("aid_definition", "Ist eine kostenlose Beratung eine Beihilfe?", "Verbilligte Leistungen können Beihilfen sein."),
    (
        "no_legal_claim",
        "Habe ich einen Anspruch auf die Förderung?",
        "Ein Rechtsanspruch auf Gewährung der Zuwendung besteht nicht.",
    ),
    (
        "legal_basis_of_funding",
        "Auf welcher Rechtsgrundlage wird gefördert?",
        "Rechtsgrundlage ist die Bundeshaushaltsordnung.",
    ),
    (
        "research_categories",
        "Was ist experimentelle Entwicklung?",
        "Industrielle Forschung dient dem Erwerb neuer Kenntnisse.",
    ),
    ("sme_bonus", "Gibt es einen Bonus für kleine Firmen?", "Kleine Unternehmen erhalten 20 Prozentpunkte mehr."),
    (
        "cooperation_bonus",
        "Gibt es mehr Geld bei Zusammenarbeit?",
        "Der Zuschlag von 15 Punkten setzt eine wirksame Zusammenarbeit voraus.",
    ),
    (
        "region_bonus",
        "Gibt es einen höheren Fördersatz in strukturschwachen Regionen?",
        "In C-Fördergebieten kann der Satz um fünf Prozentpunkte steigen.",
    ),
    (
        "cluster_investment_aid",
        "Bekommt das Cluster Geld für Gebäude?",
        "Eine Investitionsbeihilfe erhält der Eigentümer.",
    ),
    (
        "cluster_operating_aid",
        "Werden die Personalkosten der Geschäftsstelle gefördert? Gemeint sind laufende Kosten im Cluster.",
        "Die Betriebsbeihilfe wird höchstens zehn Jahre gewährt.",
    ),
    (
        "cluster_open_access",
        "Haben alle Zugang zur Anlage im Cluster?",
        "Der Zugang ist transparent und diskriminierungsfrei.",
    ),
    ("innovation_aid_for_smes", "Was deckt Artikel 28 ab?", "Innovationsbeihilfen für kleine Betriebe sind möglich."),
    ("seconded_staff", "Kann ein Forscher zu uns abgeordnet werden?", "Gefördert wird hochqualifiziertes Personal."),
    ("patent_costs", "Werden Patentkosten übernommen?", "Kosten für die Erlangung von Patenten sind beihilfefähig."),
    ("who_can_apply", "Wer kann einen Antrag stellen?", "Antragsberechtigt sind kleine Betriebe."),
    ("site_in_germany", "Muss unser Sitz in Deutschland sein?", "Erforderlich ist eine Niederlassung in Deutschland."),
    ("region_limit", "Gilt das nur in Bayern?", "Angesprochen sind strukturschwache Regionen."),
    ("grw_areas", "Liegt unser Betrieb in einem Fördergebiet?", "Die Fördergebietskarte weist die Gebiete aus."),
    ("firm_age", "Kann ein Start-up auch einen Antrag stellen?", "Junge Unternehmen sind nicht älter als zehn Jahre."),
    (
        "branch_exclusions",
        "Wir sind ein Bauernhof, geht das?",
        "Ausgenommen ist die landwirtschaftliche Primärproduktion.",
    ),
    ("craft_and_trades", "Gilt das auch für einen Handwerksbetrieb?", "Gefördert werden Betriebe des Handwerks."),
    ("self_employed", "Bekomme ich als Freiberufler etwas?", "Freiberuflich Tätige sind eingeschlossen."),
    ("public_bodies_eligible", "Können Kommunen sich bewerben?", "Gebietskörperschaften können teilnehmen."),
    ("associations_eligible", "Darf ein Verein Geld beantragen?", "Auch Stiftungen können Empfänger sein."),
    ("research_institutions_role", "Darf die Uni mitmachen?", "Hochschulen und Institute können Partner sein."),
    (
        "foreign_partners",
        "Dürfen wir mit einem ausländischen Partner arbeiten?",
        "Ausländische Partner erhalten keine Mittel.",
    ),
    ("single_firm_project", "Kann ich auch allein ein Projekt machen?", "Gefördert werden auch Einzelprojekte."),
    ("creditworthiness", "Wird unsere Bonität geprüft?", "Die Bonität ist nachzuweisen."),
    (
        "repeat_application",
        "Wie oft kann ich einen Gutschein nutzen?",
        "Je Unternehmen ist höchstens ein Antrag möglich.",
    ),
    (
        "suppliers_and_car_industry",
        "Was gibt es für Autozulieferer?",
        "Besonders kleine Zulieferer sollen Hilfe erhalten.",
    ),
    ("what_is_funded", "Was wird gefördert?", "Gegenstand der Förderung sind Vorhaben der Entwicklung."),
    ("what_is_not_funded", "Was ist von der Förderung ausgeschlossen?", "Nicht gefördert werden laufende Ausgaben."),
    (
        "novelty_and_risk",
        "Wie innovativ muss das Projekt sein?",
        "Das Vorhaben muss ein erhebliches technisches Risiko haben.",
    ),
    ("thematic_fields", "Welche Themen gibt es?", "Folgende Themen werden bearbeitet."),
    ("prototypes_and_pilots", "Wird ein Prototyp bezahlt?", "Dazu zählt die Entwicklung von Prototypen."),
    ("market_launch", "Gibt es Geld für Werbung und Messen?", "Leistungen zur Markteinführung werden unterstützt."),
    (
        "feasibility_study",
        "Wird eine Machbarkeitsstudie bezahlt?",
        "Durchführbarkeitsstudien bereiten ein Projekt vor.",
    ),
    (
        "routine_development",
        "Geht auch normale Weiterentwicklung unserer Produkte?",
        "Routinemäßige Änderungen sind ausgeschlossen.",
    ),
    (
        "investment_in_plant",
        "Bekomme ich einen Zuschuss für eine neue Maschine?",
        "Gefördert werden Wirtschaftsgüter des Sachanlagevermögens.",
    ),
    ("used_goods", "Darf die Anlage gebraucht sein?", "Gebrauchte Wirtschaftsgüter sind ausgenommen."),
    ("leasing_and_rent", "Kann ich die Maschine auch leasen?", "Leasing ist nicht förderfähig."),
    ("buildings_and_land", "Wird der Bau einer Halle gefördert?", "Der Erwerb von Grundstücken ist ausgenommen."),
    (
        "training_and_qualification",
        "Gibt es etwas für die Schulung meiner Leute?",
        "Die Weiterbildung von Beschäftigten steht im Mittelpunkt.",
    ),
    ("advice_funded", "Wird die Beratung bezahlt?", "Bezuschusst werden Beratungskosten."),
    ("authorised_consultant", "Welche Berater sind zugelassen?", "Nur autorisierte Firmen dürfen tätig werden."),
    ("innovation_voucher", "Wie löse ich den Gutschein ein?", "Ein Innovationsgutschein deckt die Hälfte."),
    ("own_work", "Zählen Eigenleistungen?", "Eigenleistungen sind nicht ansetzbar."),
    (
        "value_added_tax",
        "Netto oder brutto?",
        "Die Umsatzsteuer ist nicht förderfähig, soweit die Vorsteuer abgezogen wird.",
    ),
    ("staff_costs", "Kann ich Personalkosten abrechnen?", "Personalkosten werden nach Personenmonaten angesetzt."),
    ("material_costs", "Wird Verbrauchsmaterial erstattet?", "Materialkosten sind einzeln nachzuweisen."),
    (
        "equipment_depreciation",
        "Darf ich die Abschreibung ansetzen?",
        "Geräte werden mit ihrer Abschreibung berücksichtigt.",
    ),
    ("travel_costs", "Werden Reisekosten erstattet?", "Reisekosten sind in der Pauschale enthalten."),
    ("overheads_flat_rate", "Gibt es eine Pauschale für Gemeinkosten?", "Die übrigen Kosten werden pauschaliert."),
    (
        "external_services",
        "Darf ich einen Teil der Arbeit an Dritte vergeben?",
        "Aufträge an Dritte sind bis zu einem Viertel möglich.",
    ),
    ("eligible_costs", "Welche Kosten kann ich ansetzen?", "Zuwendungsfähig sind die projektbezogenen Ausgaben."),
    ("funding_rate", "Wie viel Prozent bekomme ich erstattet?", "Der Fördersatz beträgt 45 Prozent."),
    ("maximum_amount", "Was ist der Höchstbetrag?", "Möglich sind höchstens 560 000 Euro."),
    (
        "minimum_amount",
        "Gibt es eine Mindestinvestition?",
        "Die Bagatellgrenze liegt bei 2 000 Euro; es müssen mindestens 2 000 Euro sein.",
    ),
    ("own_contribution", "Wie viel muss ich selbst bezahlen?", "Der Eigenanteil ist aus eigenen Mitteln aufzubringen."),
    (
        "non_repayable_grant",
        "Ist das ein Zuschuss oder ein Darlehen?",
        "Die Zuwendung ist ein nicht rückzahlbarer Zuschuss.",
    ),
    ("loans", "Gibt es dafür einen günstigen Kredit?", "Die KfW vergibt Darlehen mit Tilgungszuschuss."),
    ("equity_fund", "Gibt es einen Beteiligungsfonds?", "Eine Beteiligung ist kein Zuschuss."),
    ("payout", "Wann kommt das Geld?", "Die Auszahlung erfolgt nach Vorlage der Belege."),
    ("submission_deadline", "Bis wann muss die Skizze eingereicht sein?", "Stichtag ist der 15. April."),
    ("two_stage_procedure", "Wie läuft das Antragsverfahren ab?", "Das Verfahren ist zweistufig."),
    ("outline_contents", "Was muss in die Skizze rein?", "Die Projektskizze darf zehn Seiten nicht überschreiten."),
    ("application_form_and_portal", "Wo kann ich den Antrag einreichen?", "Anträge sind über easy-Online zu stellen."),
    (
        "signature",
        "Muss der Antrag unterschrieben sein?",
        "Der Ausdruck ist zu unterschreiben; es genügt ein unterschriebenes Blatt.",
    ),
    (
        "language_of_application",
        "Kann ich den Antrag auf Englisch schreiben?",
        "Die Skizze ist in deutscher Sprache vorzulegen.",
    ),
    ("documents_to_submit", "Welche Unterlagen brauche ich?", "Dem Antrag sind folgende Unterlagen beizufügen."),
    ("who_decides", "Wer entscheidet über meinen Antrag?", "Über die Auswahl entscheidet eine Jury."),
    (
        "selection_criteria",
        "Nach welchen Kriterien wird ausgewählt?",
        "Die Anträge werden nach folgenden Kriterien bewertet.",
    ),
    (
        "processing_time",
        "Wie lange dauert die Bearbeitung?",
        "Über Anträge wird in der Reihenfolge des Eingangs entschieden.",
    ),
    ("project_agency_contact", "An wen kann ich mich wenden?", "Mit der Abwicklung ist ein Projektträger beauftragt."),
    (
        "ministry_responsible",
        "Welches Ministerium steckt dahinter?",
        "Zuständig ist das Bundesministerium für Wirtschaft.",
    ),
    ("project_duration", "Wie lange darf das Projekt dauern?", "Die Laufzeit beträgt in der Regel 36 Monate."),
    ("project_extension", "Kann ich das Projekt verlängern?", "Eine kostenneutrale Verlängerung ist möglich."),
    ("project_changes", "Was passiert, wenn ein Partner abspringt?", "Ein Partnerwechsel bedarf der Zustimmung."),
    (
        "number_of_partners",
        "Wie viele Partner brauchen wir mindestens?",
        "Das Netzwerk besteht aus mindestens sechs Unternehmen.",
    ),
    (
        "coordinator_role",
        "Wer übernimmt die Koordination als Koordinator?",
        "Der Verbundkoordinator reicht die Skizze ein.",
    ),
    (
        "consortium_agreement",
        "Brauchen wir einen Kooperationsvertrag?",
        "Die Partner schließen eine Kooperationsvereinbarung.",
    ),
    ("ip_rights", "Wem gehören die Ergebnisse?", "Zu regeln sind die Schutz- und Nutzungsrechte."),
    ("exploitation_duty", "Müssen wir einen Verwertungsplan vorlegen?", "Der Verwertungsplan ist fortzuschreiben."),
    (
        "publication_of_results",
        "Müssen wir die Ergebnisse veröffentlichen?",
        "Veröffentlichungen sollen als Open Access erscheinen.",
    ),
    (
        "funding_acknowledgement",
        "Müssen wir das Logo des Ministeriums zeigen?",
        "Auf die Förderung ist in geeigneter Form hinzuweisen.",
    ),
    ("confidentiality", "Bleibt unsere Idee geheim?", "Die Angaben werden vertraulich behandelt."),
    ("rejection_and_appeal", "Was tun, wenn der Antrag abgelehnt wird?", "Die Ablehnung wird schriftlich begründet."),
    (
        "proof_of_use",
        "Wie weise ich nach, wofür das Geld ausgegeben wurde? Im Verwendungsnachweis?",
        "Der Verwendungsnachweis ist binnen sechs Monaten vorzulegen.",
    ),
    ("interim_reports", "Muss ich Zwischenberichte abgeben?", "Jährlich ist ein Zwischenbericht einzureichen."),
    ("retention_of_records", "Wie lange muss ich die Rechnungen aufheben?", "Belege sind zehn Jahre aufzubewahren."),
    ("audits", "Kommt jemand zur Vor-Ort-Kontrolle?", "Der Bundesrechnungshof ist zur Prüfung berechtigt."),
    ("duty_to_notify", "Muss ich das sofort melden?", "Jede Änderung ist unverzüglich anzuzeigen."),
    (
        "repayment_and_recovery",
        "Wann muss ich die Förderung zurückzahlen?",
        "Die Zuwendung kann zurückgefordert werden.",
    ),
    (
        "interest_on_recovery",
        "Werden auf die Rückforderung Zinsen erhoben?",
        "Der Betrag ist mit Zinsen zu erstatten; er ist zu verzinsen.",
    ),
    ("subsidy_fraud", "Was droht bei falschen Angaben?", "Die Angaben sind subventionserheblich."),
    ("commitment_period", "Wie lange muss ich die Maschine behalten?", "Die Zweckbindung beträgt fünf Jahre."),
    ("programme_aim", "Worum geht es bei dem Programm?", "Ziel der Förderung ist ein höheres Wachstum."),
    ("programme_start", "Seit wann gibt es das Cluster?", "Der Verein wurde 2019 gegründet."),
    (
        "guideline_validity",
        "Bis wann gilt die Richtlinie?",
        "Die Richtlinie tritt am Tag nach der Veröffentlichung in Kraft.",
    ),
    ("programme_ended", "Ist das Programm schon beendet?", "Das Programm ist ausgelaufen."),
    ("next_call_unknown", "Wann kommt der nächste Aufruf?", "Weitere Aufrufe sind derzeit nicht vorgesehen."),
    ("predecessor_and_successor", "Gibt es ein Nachfolgeprogramm?", "Die Initiative löste den früheren Wettbewerb ab."),
    ("budget_total", "Wie viel Geld steht insgesamt zur Verfügung?", "Das Land stellt 40 Mio. Euro bereit."),
    ("number_funded", "Wie viele Bündnisse wurden ausgewählt?", "Ausgewählt wurden 23 Bündnisse."),
    ("programme_structure", "Aus welchen Phasen besteht das Programm?", "Die Förderung gliedert sich in zwei Phasen."),
    (
        "cluster_definition",
        "Was ist ein Innovationscluster?",
        "Ein Innovationscluster verbindet Firmen und Hochschulen.",
    ),
    ("joining_cluster", "Wie kann man dem Netzwerk beitreten?", "Über den Beitritt entscheidet der Vorstand."),
    ("membership_fee", "Was kostet die Mitgliedschaft?", "Der Mitgliedsbeitrag richtet sich nach der Größe."),
    (
        "services_of_cluster",
        "Was bringt mir die Mitgliedschaft im Cluster?",
        "Mitglieder profitieren von Kontakten zu Herstellern.",
    ),
    (
        "no_money_for_single_firms",
        "Bekomme ich vom Netzwerk Geld? Zahlt das Cluster einen Zuschuss?",
        "Das Cluster ist kein Förderprogramm.",
    ),
    ("quality_label", "Was ist das Gold-Label?", "Das Cluster trägt das Silber-Label."),
    (
        "events_and_exchange",
        "Gibt es Veranstaltungen zum Austausch?",
        "Angeboten werden Workshops und ein Erfahrungsaustausch.",
    ),
    ("cluster_management", "Wer leitet das Cluster?", "Das Clustermanagement sitzt in Solingen."),
    ("number_of_members", "Wie viele Mitglieder hat das Cluster?", "Das Cluster hat rund 160 Mitglieder."),
    ("finding_partners", "Wie finde ich einen Partner für das Projekt?", "Die Agentur hilft bei der Partnersuche."),
    ("employment_agency_support", "Wer bezahlt den Lehrgang?", "Auskunft gibt die Agentur für Arbeit."),
    (
        "cartel_ban",
        "Dürfen wir mit der Konkurrenz reden?",
        "Artikel 101 verbietet wettbewerbsbeschränkende Vereinbarungen.",
    ),
    ("talking_about_prices", "Dürfen wir im Arbeitskreis über Preise reden?", "Tabu sind Preisabsprachen und Rabatte."),
    ("sharing_customers", "Dürfen wir Kunden unter uns aufteilen?", "Die Aufteilung von Kunden ist untersagt."),
    (
        "sharing_capacities",
        "Darf ich meine Auslastung im Netzwerk nennen? Dürfen wir über Kapazitäten sprechen?",
        "Auslastung und Lagerbestände sind sensible Daten.",
    ),
    ("wages_and_poaching", "Dürfen wir vereinbaren, uns keine Leute abzuwerben?", "Abwerbeverbote sind unzulässig."),
    (
        "sensitive_information",
        "Welche Informationen dürfen wir austauschen?",
        "Der Austausch sensibler Daten kann genügen.",
    ),
    ("meeting_agenda_and_minutes", "Brauchen wir eine Tagesordnung?", "Das Protokoll ist vollständig zu führen."),
    ("leaving_a_meeting", "Was tun, wenn jemand im Treffen über Preise redet?", "Dann verlässt man die Sitzung."),
    ("neutral_body_clean_team", "Was ist ein Clean Team?", "Eine neutrale Stelle sammelt die Zahlen."),
    (
        "public_data_allowed",
        "Darf man öffentliche Daten teilen?",
        "Amtliche Statistik ist unbedenklich; amtliche oder veröffentlichte Werte.",
    ),
    ("precompetitive", "Was heißt vorwettbewerblich?", "Die Forschung muss vorwettbewerblich sein."),
    (
        "research_block_exemption",
        "Wie lange gilt die Freistellung für gemeinsame Forschung?",
        "Die Verordnung (EU) 2023/1066 enthält Bedingungen.",
    ),
    (
        "market_share_limit",
        "Welcher Marktanteil ist erlaubt?",
        "Der gemeinsame Marktanteil beträgt höchstens ein Viertel.",
    ),
    (
        "small_firms_and_cartel_law",
        "Sind kleine Betriebe vom Kartellrecht ausgenommen?",
        "Mittelstandskartelle können zulässig sein.",
    ),
    ("joint_bidding", "Dürfen wir gemeinsam ein Angebot abgeben?", "Bietergemeinschaften sind zulässig."),
    (
        "antitrust_fines",
        "Welche Strafe droht bei Absprachen? Bußgeld wegen Kartell?",
        "Verbotene Vereinbarungen sind nichtig.",
    ),
    ("personal_liability", "Hafte ich als Geschäftsführer persönlich?", "Gegen handelnde Personen sind Bußen möglich."),
    ("damages_claims", "Kann jemand Schadensersatz verlangen?", "Geschädigte können klagen."),
    ("leniency", "Was ist die Kronzeugenregelung?", "Nach dem Kronzeugenprogramm entfällt die Buße."),
    (
        "self_assessment_of_cooperation",
        "Wer prüft, ob unsere Kooperation erlaubt ist?",
        "Das müssen die Unternehmen selbst prüfen.",
    ),
    ("competition_authority", "Kann ich beim Kartellamt nachfragen?", "Zuständig ist das Bundeskartellamt."),
    (
        "personal_data_definition",
        "Sind geschäftliche E-Mail-Adressen personenbezogen?",
        "Geschäftliche Kontaktdaten gehören dazu.",
    ),
    ("machine_data_and_data_act", "Gilt das auch für Maschinendaten?", "Für vernetzte Geräte gilt der Data Act."),
    ("consent", "Brauche ich eine Einwilligung?", "Die Einwilligung kann widerrufen werden."),
    ("legitimate_interest", "Reicht ein berechtigtes Interesse?", "In Frage kommt ein berechtigtes Interesse."),
    (
        "legal_basis_for_processing",
        "Welche Rechtsgrundlage brauche ich für Mitgliederdaten?",
        "Die Weitergabe braucht eine Rechtsgrundlage.",
    ),
    ("member_and_participant_lists", "Darf ich die Teilnehmerliste verteilen?", "Teilnehmerlisten enthalten Namen."),
    ("photos_at_events", "Dürfen wir Fotos ins Netz stellen?", "Bei Porträts ist Vorsicht geboten."),
    ("newsletter_and_invitations", "Darf ich den Newsletter an alle schicken?", "Newsletter gehen nur an Abonnenten."),
    (
        "processor_contract",
        "Brauche ich mit dem Cloud-Anbieter einen Vertrag?",
        "Die Auftragsverarbeitung ist vertraglich zu regeln.",
    ),
    (
        "joint_controllers",
        "Wer ist bei einer gemeinsamen Plattform verantwortlich?",
        "Gemeinsam Verantwortliche schließen eine Vereinbarung.",
    ),
    ("data_breach", "Was tun bei einer Datenpanne?", "Die Meldung erfolgt binnen 72 Stunden."),
    ("data_subject_rights", "Jemand will Auskunft über seine Daten, und nun?", "Betroffene Personen haben Rechte."),
    ("deletion_of_data", "Wann müssen wir Daten löschen?", "Daten sind zu löschen, sobald sie entbehrlich sind."),
    ("third_country_transfer", "Dürfen wir einen US-Anbieter nutzen?", "Es braucht einen Angemessenheitsbeschluss."),
    (
        "data_protection_officer",
        "Ab wann brauchen wir einen Datenschutzbeauftragten?",
        "Datenschutzbeauftragte sind ab 20 Personen zu benennen.",
    ),
    (
        "records_of_processing",
        "Brauchen wir ein Verarbeitungsverzeichnis?",
        "Das Verzeichnis der Verarbeitungstätigkeiten nennt Zwecke.",
    ),
    (
        "information_duties",
        "Brauchen wir eine Datenschutzerklärung?",
        "Betroffene Personen müssen wissen, wozu die Angaben dienen.",
    ),
    (
        "data_protection_authority",
        "Welche Aufsichtsbehörde ist zuständig?",
        "Zuständig ist die Datenschutzaufsicht des Landes.",
    ),
    (
        "gdpr_fines",
        "Welche Bußgelder drohen bei Verstößen gegen die DSGVO?",
        "Möglich sind 20 Mio. Euro oder 4 Prozent des Umsatzes.",
    ),
    ("gdpr_for_small_bodies", "Gilt die DSGVO auch für kleine Vereine?", "Die DSGVO gilt für jede Stelle."),
    ("jobs_created", "Müssen wir neue Arbeitsplätze schaffen?", "Es müssen Dauerarbeitsplätze entstehen."),
    ("regional_supply_effect", "Müssen wir überregional verkaufen?", "Der Primäreffekt ist nachzuweisen."),
    ("energy_adviser", "Brauche ich einen Energieberater?", "Ein Energieberater bestätigt die Angaben."),
    (
        "co2_saving_funding",
        "Wie viel Geld gibt es pro Tonne CO2?",
        "Die Förderung richtet sich nach der eingesparten Tonne CO2.",
    ),
    (
        "energy_saving_minimum",
        "Wie viel Energie müssen wir einsparen?",
        "Die Endenergieeinsparung muss 15 Prozent erreichen.",
    ),
    ("saving_concept", "Was ist ein Einsparkonzept?", "Das Einsparkonzept beschreibt das Vorhaben."),
    (
        "cross_cutting_technologies",
        "Werden Druckluft und Pumpen gefördert?",
        "Querschnittstechnologien müssen hocheffizient sein.",
    ),
    (
        "process_heat_renewable",
        "Gibt es Geld für eine Wärmepumpe?",
        "Gefördert wird Prozesswärme aus erneuerbaren Energien.",
    ),
    ("waste_heat", "Kann ich die Abwärme nutzen?", "Abwärme darf eingespeist werden."),
    (
        "fossil_fuels_excluded",
        "Wird eine Gasheizung gefördert?",
        "Anlagen mit fossilen Brennstoffen sind ausgeschlossen.",
    ),
]
"""Matter, a question for it, a sentence on it."""

ENGLISH = [
    ("retention_of_records", "How long do we have to keep the invoices?"),
    ("start_before_application", "Can we order the machine before we apply?"),
    ("funding_rate", "How much funding do we get?"),
    ("headcount_rule", "Do apprentices count as staff?"),
    ("own_contribution", "How high is our own contribution?"),
    ("data_breach", "What do we do after a data breach?"),
    ("talking_about_prices", "May we discuss our prices in the meeting?"),
    ("joining_cluster", "How do we join the cluster?"),
    ("who_can_apply", "Who can apply?"),
    ("non_repayable_grant", "Is it a grant or a loan?"),
]

NOTHING_ASKED = [
    "Guten Tag!",
    "Danke, das hilft mir sehr.",
    "Wie wird das Wetter morgen?",
    "Erzähl mir einen Witz.",
    "Wie heißt du?",
    "Hello there",
]

NOTHING_TREATED = [
    "Die Sonne scheint.",
    "Der Tag nach dem ersten Montag ist ein Dienstag.",
    "Das Vorhaben ist neu.",
    "Seite 4 von 29",
    "Dies regelt Absatz 2 Satz 1.",
]

NOT_ASKED = [
    ("retention_of_records", "Wie lange läuft das Programm?"),
    ("processing_time", "Wie lange muss ich Belege aufbewahren?"),
    ("associations_eligible", "Können wir eine Vergütung vereinbaren?"),
    ("region_limit", "Gibt es eine Pauschale für Gemeinkosten?"),
    ("joint_bidding", "Dürfen wir einen Anbieter in Polen nutzen?"),
    ("programme_ended", "Was ist von der Förderung ausgeschlossen?"),
    ("project_changes", "Kann ich das Projekt mit anderen Programmen kombinieren?"),
    ("cross_cutting_technologies", "Wird eine Wärmepumpe gefördert?"),
    ("merger_and_split", "Werden die Kosten der Prüfung übernommen?"),
    ("public_shareholder", "Sind Partner im Verbund beteiligt?"),
    ("branch_exclusions", "Wo steht das in der Datenbank?"),
    ("events_and_exchange", "Ist das eventuell zu viel?"),
]

NOT_TREATED = [
    ("joining_cluster", "Die Prüfung wird anschließend abgeschlossen."),
    ("number_of_members", "Das gilt für 3 Unternehmen."),
    ("number_funded", "Bis 2026 Vorhaben der Länder."),
    ("public_data_allowed", "Gefördert werden öffentlich zugängliche Ladesäulen."),
    ("repayment_and_recovery", "Die Einwilligung kann widerrufen werden."),
    ("retention_of_records", "Der Antrag ist online zu stellen."),
    ("de_minimis_ceiling", "Das Cluster wurde 2014 gegründet."),
    ("personal_liability", "Die Bank übernimmt die Haftung."),
]


@pytest.mark.parametrize(("key", "question", "sentence"), EXAMPLES)
def test_a_question_asks_for_its_matter_and_a_sentence_treats_it(key: str, question: str, sentence: str) -> None:
    assert key in asked_matters(question)
    assert key in treated_matters(sentence)


@pytest.mark.parametrize(("key", "question"), ENGLISH)
def test_an_english_question_asks_for_its_matter(key: str, question: str) -> None:
    assert key in asked_matters(question)


@pytest.mark.parametrize(("key", "question", "_"), EXAMPLES)
def test_neither_case_nor_umlauts_matter_in_a_question(key: str, question: str, _: str) -> None:
    written = question.lower()
    assert key in asked_matters(written)
    assert key in asked_matters(plain(written))
    assert key in asked_matters(written.replace("ä", "a").replace("ö", "o").replace("ü", "u"))


@pytest.mark.parametrize("question", NOTHING_ASKED)
def test_small_talk_asks_for_no_matter(question: str) -> None:
    assert asked_matters(question) == frozenset()


@pytest.mark.parametrize("sentence", NOTHING_TREATED)
def test_a_sentence_may_treat_no_matter(sentence: str) -> None:
    assert treated_matters(sentence) == frozenset()


@pytest.mark.parametrize(("key", "question"), NOT_ASKED)
def test_a_question_does_not_ask_for_another_matter(key: str, question: str) -> None:
    assert key not in asked_matters(question)


@pytest.mark.parametrize(("key", "sentence"), NOT_TREATED)
def test_a_sentence_does_not_treat_another_matter(key: str, sentence: str) -> None:
    assert key not in treated_matters(sentence)


def test_examples_ask_for_little_besides_their_matter() -> None:
    others = [len(asked_matters(question) - {key}) for key, question, _ in EXAMPLES]
    assert sum(others) / len(others) < 0.3


def test_every_matter_has_an_example_and_a_key_of_its_own() -> None:
    keys = Counter(matter.key for matter in matters())
    assert max(keys.values()) == 1
    assert set(keys) == {key for key, *_ in EXAMPLES}
    assert all(re.fullmatch(r"[a-z0-9_]+", key) for key in keys)


def test_every_pattern_compiles_sees_plain_text_and_has_literals_to_look_for() -> None:
    for matter in matters():
        assert matter.question
        assert matter.text
        for pattern in (*matter.question, *matter.text):
            re.compile(pattern)
            literal = re.sub(r"\\[A-Za-z]", "", pattern)
            assert literal == literal.lower(), matter.key
            assert not set(literal) & set("äöüß%€„“"), matter.key
            assert all(needles(pattern)), matter.key


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("beleg(?:e|en)? aufheben", [{" aufheben"}]),
        ("(?:beleg|rechnung)en", [{"beleg", "rechnung"}]),
        ("abc|def", [{"abc"}, {"def"}]),
        (r"\bkmus?\b", [{"kmu"}]),
    ],
)
def test_needles_are_literals_of_which_one_must_occur(pattern: str, found: list[set[str]]) -> None:
    assert needles(pattern) == found


def test_a_pattern_without_literal_is_refused() -> None:
    with pytest.raises(ValueError, match="literal"):
        needles(r"\d+ (?:a|bc)")


def test_text_is_seen_plain() -> None:
    assert plain("  Die „Förderung“  beträgt\n50 % ") == "die foerderung betraegt 50 prozent"


def test_finding_is_fast() -> None:
    sentences = [f"{sentence} ({number})" for number in range(5) for *_, sentence in EXAMPLES]
    for sentence in sentences[: len(EXAMPLES)]:
        treated_matters(sentence + " ")
    started = time.process_time()
    for sentence in sentences:
        treated_matters(sentence)
    assert (time.process_time() - started) / len(sentences) < 0.002
    started = time.process_time()
    for sentence in sentences:
        treated_matters(sentence)
    assert (time.process_time() - started) / len(sentences) < 0.0001
