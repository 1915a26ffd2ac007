package org.toroku.confirmation;

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
import org.toroku.confirmation.RevocationCodes.Code;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.issuance.IssuedWatch;
import org.toroku.post.CaseLetters;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.subjectkey.CodeDestination;
import org.toroku.subjectkey.SubjectKeys;

/**
 * Orders a letter of confirmation in the transaction that writes a certificate down, and says what is in it. It goes to the
 * address that the card certifies: whoever applied in somebody's name with their card cannot lead it elsewhere.
 */
@Component
class ConfirmationLetters implements CaseLetters, IssuedWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConfirmationLetters.class);
    private static final Actor SELF = new Actor.Service("confirmation");

    private final RevocationCodes codes;
    private final Cases cases;
    private final CodeDestination destination;
    private final JdbcClient jdbc;
    private final ConfirmationSettings settings;
    private final Clock clock;

    /** What is known of a case. */
    @Component
    record Cases(Applications applications, IssuanceRecord certificates, SubjectKeys keys) {}

    ConfirmationLetters(
            RevocationCodes codes,
            Cases cases,
            CodeDestination destination,
            JdbcClient jdbc,
            ConfirmationSettings settings,
            Clock clock) {
        this.codes = codes;
        this.cases = cases;
        this.destination = destination;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void issued(UUID caseId) {
        ApplicationRecord application = cases.applications().get(caseId);
        if (!settings.letter() || !byCard(application)) {
            return;
        }
        switch (destination.at(application)) {
            case CodeDestination.Found.Known _ -> order(caseId, SELF);
            case CodeDestination.Found.Other() -> impossible(caseId, "address-unproven");
            case CodeDestination.Found.Untrue(var reason) -> impossible(caseId, reason);
        }
    }

    /** Paper proved its addressee by post, and a renewal is signed with the key that was received then. */
    private static boolean byCard(ApplicationRecord application) {
        return application.route().equals(Routes.MY_NUMBER_CARD)
                || application.route().equals(Routes.SIMULTANEOUS_KEY);
    }

    private void order(UUID caseId, Actor by) {
        codes.issue(
                caseId, settings.addresseeOnly() ? OutgoingMail.Channel.ADDRESSEE_ONLY : OutgoingMail.Channel.POST, by);
    }

    /** The certificate was approved and is issued all the same; people have to know that nobody was told by post. */
    private void impossible(UUID caseId, String reason) {
        LOG.atWarn()
                .addKeyValue("alarm", "confirmation-not-possible")
                .addKeyValue("case", caseId)
                .addKeyValue("reason", reason)
                .log("No letter of confirmation can be sent for a certificate");
        codes.note(caseId, "confirmation-not-possible", Map.of("reason", reason), SELF);
    }

    @Override
    public boolean concerns(LetterKind kind) {
        return kind == LetterKind.CONFIRMATION;
    }

    @Override
    public Optional<Facts> facts(UUID caseId) {
        return codes.find(caseId).map(code -> {
            Instant until = now().plus(settings.revocableWithin());
            return new Facts(
                    cases.applications().get(caseId).caseNumber(),
                    Locale.forLanguageTag(column(caseId, "locale")),
                    until,
                    until,
                    Optional.empty(),
                    until);
        });
    }

    @Override
    public Optional<Destination> destination(ApplicationRecord application, LetterKind kind) {
        // no card certifies a postal code, and a typed one could lead the letter elsewhere
        return destination
                .of(application)
                .map(known -> new Destination(known.name(), known.address(), Optional.empty()));
    }

    @Override
    public Optional<Confirmed> confirmed(UUID caseId) {
        ApplicationRecord application = cases.applications().get(caseId);
        return cases.certificates()
                .of(caseId)
                .flatMap(issued -> destination
                        .of(application)
                        .map(known -> new Confirmed(
                                known.name(),
                                application.createdAt(),
                                issued.issuedAt(),
                                issued.serial(),
                                issued.notAfter(),
                                Terminal.of(column(caseId, "user_agent")),
                                cases.keys()
                                        .of(caseId)
                                        .map(row -> row.origin().name())
                                        .orElse("CA"),
                                now().plus(settings.revocableWithin()))));
    }

    private String column(UUID caseId, String column) {
        return jdbc.sql("SELECT " + column + " FROM application WHERE id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }

    @Override
    public void left(UUID caseId, UUID mailId, Actor by) {
        Code code = codes.lock(caseId)
                .filter(held -> held.mailId().equals(mailId))
                .orElseThrow(() -> new IllegalStateException("a letter without the code of its case: " + mailId));
        codes.posted(code, now().plus(settings.revocableWithin()), by);
    }

    /** Whoever had the envelope may have read the code; and nobody lives where the card says, which people should look at. */
    @Override
    public void cameBack(UUID caseId, UUID mailId, String reason, Actor by) {
        codes.lock(caseId)
                .filter(code -> code.mailId().equals(mailId) && code.used().isEmpty())
                .ifPresent(code -> {
                    codes.makeVoid(caseId, "letter-returned-" + reason, by);
                    LOG.atWarn()
                            .addKeyValue("alarm", "confirmation-returned")
                            .addKeyValue("case", caseId)
                            .log("A letter of confirmation came back");
                });
    }

    /** A sheet in the bin revokes nothing. */
    @Override
    public void codeSpoiled(UUID caseId, UUID mailId, Actor by) {
        codes.lock(caseId).ifPresent(code -> codes.makeVoid(caseId, "letter-spoiled", by));
        ApplicationState state = cases.applications().state(caseId);
        if (state == ApplicationState.ISSUED || state == ApplicationState.DELIVERED) {
            order(caseId, by);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
