package org.toroku.subjectkey;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.post.CaseLetters;
import org.toroku.post.LetterKind;
import org.toroku.process.CaseConductor;
import org.toroku.subjectkey.IdentificationCodes.Code;
import org.toroku.workflows.Messages;
import org.toroku.workflows.Variables;

/** Letters of cases that bring their own key. */
@Component
class StoredCodeLetters implements CodeLetters, CaseLetters {
    private static final Logger LOG = LoggerFactory.getLogger(StoredCodeLetters.class);

    private final IdentificationCodes codes;
    private final Applications applications;
    private final CaseConductor conductor;
    private final CodeDestination destination;
    private final JdbcClient jdbc;
    private final SubjectKeySettings settings;
    private final Clock clock;

    StoredCodeLetters(
            IdentificationCodes codes,
            Applications applications,
            CaseConductor conductor,
            CodeDestination destination,
            JdbcClient jdbc,
            SubjectKeySettings settings,
            Clock clock) {
        this.codes = codes;
        this.applications = applications;
        this.conductor = conductor;
        this.destination = destination;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Term posted(UUID caseId, UUID mailId, Actor by) {
        Instant now = now();
        Instant deadline = now.plus(settings.keyWithin());
        codes.posted(caseId, mailId, deadline, by);
        return new Term(codes.find(caseId).orElseThrow().number(), now.plus(settings.remindOfKey()), deadline);
    }

    @Override
    public boolean returned(UUID caseId, UUID mailId, String reason, Actor by) {
        Optional<Code> code = codes.lock(caseId).filter(held -> held.mailId().equals(mailId));
        if (code.isEmpty()) {
            // an earlier letter, whose code is void since the next one was made
            return true;
        }
        if (code.get().used()) {
            LOG.atError()
                    .addKeyValue("alarm", "identification-code-returned-after-use")
                    .addKeyValue("case", caseId)
                    .log("The letter of an identification code came back although the code was used");
            codes.note(caseId, "identification-code-returned-after-use", by);
            return false;
        }
        if (code.get().triesLeft() > 0) {
            codes.makeVoid(caseId, "letter-returned-" + reason, by);
            conductor.tell(
                    caseId,
                    Messages.IDENTIFICATION_CODE_VOID,
                    Map.of(Variables.CODE_LETTER, code.get().number()),
                    by);
        }
        return true;
    }

    @Override
    public Optional<Facts> facts(UUID caseId) {
        return applications
                .find(caseId)
                .filter(application -> application.route().equals(Routes.SIMULTANEOUS_KEY))
                .map(this::facts);
    }

    @Override
    public Optional<Destination> destination(ApplicationRecord application, LetterKind kind) {
        return kind == LetterKind.IDENTIFICATION_CODE
                // no card certifies a postal code, and a typed one could lead the code elsewhere
                ? destination
                        .of(application)
                        .map(known -> new Destination(known.name(), known.address(), Optional.empty()))
                : Optional.of(Destination.stated(application));
    }

    private Facts facts(ApplicationRecord application) {
        Instant until = now().plus(settings.keyWithin());
        return new Facts(application.caseNumber(), language(application.id()), until, until, Optional.empty(), until);
    }

    private Locale language(UUID caseId) {
        return Locale.forLanguageTag(jdbc.sql("SELECT locale FROM application WHERE id = ?")
                .param(caseId)
                .query(String.class)
                .single());
    }

    @Override
    public void codeSpoiled(UUID caseId, UUID mailId, Actor by) {
        codes.makeVoid(caseId, "letter-spoiled", by);
        if (applications.state(caseId) == ApplicationState.AWAITING_KEY) {
            codes.issue(caseId, by);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
