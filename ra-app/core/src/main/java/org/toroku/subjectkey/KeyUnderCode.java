package org.toroku.subjectkey;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.process.CaseConductor;
import org.toroku.subjectkey.IdentificationCodes.Code;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.subjectkey.SubjectKeyRow.Submission;
import org.toroku.workflows.Messages;
import org.toroku.workflows.Variables;

/**
 * Takes keys that come with an identification code. The request is judged before the code is looked at, so that a poor key
 * costs no try; code and key are taken in one transaction under the case's lock, so that of two keys racing for one code
 * one is taken.
 */
@Component
class KeyUnderCode {
    private final KeyReading reading;
    private final SubjectKeyLedger ledger;
    private final KeyIncidents incidents;
    private final Codes codes;
    private final Case files;
    private final CaseConductor conductor;
    private final Clock clock;

    /** What is written about a case. */
    @Component
    record Case(Applications applications, StoredSubjectKeys keys, TransactionTemplate transaction) {}

    /** The codes that were posted, and how often others were tried. */
    @Component
    record Codes(IdentificationCodes posted, WrongCodes wrong) {}

    KeyUnderCode(
            KeyReading reading,
            SubjectKeyLedger ledger,
            KeyIncidents incidents,
            Codes codes,
            Case files,
            CaseConductor conductor,
            Clock clock) {
        this.reading = reading;
        this.ledger = ledger;
        this.incidents = incidents;
        this.codes = codes;
        this.files = files;
        this.conductor = conductor;
        this.clock = clock;
    }

    Handed send(WrongCodes.Caller caller, String typed, KeyInput key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (reading.read(key.request(), LocalDate.ofInstant(now, LegalBasis.JAPAN))) {
            case KeyReading.Read.Unsound(var reasons) -> new Handed.Unsound(reasons);
            case KeyReading.Read.Sound sound
            when !asSigned(caller.caseId(), sound) -> new Handed.Unsound(List.of("key-accreditation-differs"));
            case KeyReading.Read.Sound sound -> {
                List<UUID> holders = ledger.holders(sound.keySha256(), caller.caseId());
                if (!holders.isEmpty()) {
                    incidents.sentUnderCode(caller.caseId(), holders.getFirst(), sound.keySha256());
                    yield new Handed.Unsound(List.of("key-in-use"));
                }
                yield CodeText.read(typed)
                        .map(code -> take(caller, code, key, sound, now))
                        .orElseGet(() -> new Handed.Refused("code-mistyped"));
            }
        };
    }

    /** The signed application says whether an accredited certificate is applied for, and no later key changes that. */
    private boolean asSigned(UUID caseId, KeyReading.Read.Sound sound) {
        return ledger.find(caseId)
                .filter(row ->
                        row.statement().accreditable() != sound.statement().accreditable())
                .isEmpty();
    }

    private Handed take(WrongCodes.Caller caller, String code, KeyInput key, KeyReading.Read.Sound sound, Instant now) {
        UUID caseId = caller.caseId();
        return Objects.requireNonNull(files.transaction().execute(status -> {
            ApplicationState state = files.applications().lock(caseId);
            Optional<Code> held = codes.posted().lock(caseId);
            if (held.filter(Code::posted).isEmpty()) {
                return new Handed.Refused("key-not-awaited");
            }
            if (held.get().used()) {
                return again(caseId, code, sound);
            }
            if (held.get().triesLeft() == 0) {
                return new Handed.Refused("code-void");
            }
            if (state != ApplicationState.AWAITING_KEY) {
                return new Handed.Refused("key-not-awaited");
            }
            if (!now.isBefore(held.get().expiresAt().orElseThrow())) {
                return new Handed.Refused("code-expired");
            }
            if (codes.wrong().tooMany(caller, now)) {
                return new Handed.TooMany(WrongCodes.WINDOW);
            }
            if (!codes.posted().matches(caseId, code)) {
                codes.wrong().add(caller, now);
                return wrong(caseId, held.get());
            }
            files.keys().keep(caseId, Submission.CODE, key, sound, now);
            codes.posted().used(caseId);
            files.applications().move(caseId, ApplicationState.RECEIVED, Optional.of("public-key-received"));
            conductor.tell(
                    caseId,
                    Messages.PUBLIC_KEY_RECEIVED,
                    Map.of(Variables.CODE_LETTER, held.get().number()),
                    new Actor.Applicant());
            return new Handed.Received(now);
        }));
    }

    /** Who sends the same once more, for want of an answer, gets the same answer; anything else finds the code used. */
    private Handed again(UUID caseId, String code, KeyReading.Read.Sound sound) {
        return ledger.find(caseId)
                .filter(row -> row.requestSha256().equals(sound.statement().requestSha256()))
                .filter(row -> codes.posted().matches(caseId, code))
                .<Handed>map(row -> new Handed.Received(row.receivedAt()))
                .orElseGet(() -> new Handed.Refused("code-used"));
    }

    private Handed wrong(UUID caseId, Code held) {
        codes.posted().wrong(caseId);
        if (held.triesLeft() > 1) {
            return new Handed.Refused("code-wrong");
        }
        codes.posted().makeVoid(caseId, "wrong-too-often", new Actor.Applicant());
        conductor.tell(
                caseId,
                Messages.IDENTIFICATION_CODE_VOID,
                Map.of(Variables.CODE_LETTER, held.number()),
                new Actor.Applicant());
        return new Handed.Refused("code-void");
    }
}
