package org.toroku.confirmation;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.ca.RevocationReason;
import org.toroku.confirmation.RevocationCodes.Code;
import org.toroku.confirmation.RevocationCodes.Use;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.issuance.RequestedRevocation;
import org.toroku.subjectkey.CodeDigests;
import org.toroku.subjectkey.CodeText;

/**
 * Revokes upon the code of a letter. Request and use of the code are one commit, before the CA is asked; the outcome is
 * another. Whoever dies in between leaves a request that {@link UnfinishedRevocations}, or the holder's next try, carries out.
 */
@Component
class HolderRevocation implements CoolingOffDesk {
    private static final Logger LOG = LoggerFactory.getLogger(HolderRevocation.class);
    private static final int LONGEST_NUMBER = 40;
    /** What a code is compared with where there is none, so that the time taken tells nothing either. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final RevocationCodes codes;
    private final WrongRevocationCodes wrong;
    private final Cases cases;
    private final RevocationNews news;
    private final Clock clock;

    /** The cases and what may be done with them. */
    @Component("confirmationCases")
    record Cases(
            ApplicationIntake intake,
            CaseNumbers numbers,
            Applications applications,
            RequestedRevocation revocation,
            TransactionTemplate transaction) {}

    HolderRevocation(RevocationCodes codes, WrongRevocationCodes wrong, Cases cases, RevocationNews news, Clock clock) {
        this.codes = codes;
        this.wrong = wrong;
        this.cases = cases;
        this.news = news;
        this.clock = clock;
    }

    /** Either an answer, or what is to be asked of the CA. */
    private sealed interface Heard {
        record Said(Answer answer) implements Heard {}

        record Asked(UUID caseId, String caseNumber, Use use) implements Heard {}
    }

    @Override
    public Answer revoke(String caseNumber, String code, Why why, ClientFacts facts) {
        Optional<String> plain = CodeText.read(code);
        if (plain.isEmpty()) {
            // a slip of the pen, found by the check characters: no try at all
            return new Answer.Refused("code-mistyped");
        }
        String network = cases.intake().networkOf(facts);
        Heard heard = Objects.requireNonNull(
                cases.transaction().execute(status -> hear(number(caseNumber), plain.get(), why, network)));
        return switch (heard) {
            case Heard.Said(var answer) -> answer;
            case Heard.Asked(var caseId, var number, var use) ->
                switch (carryOut(caseId, use)) {
                    case RequestedRevocation.Outcome.Revoked(var at) -> revoked(caseId, number, at);
                    case RequestedRevocation.Outcome.Later _ -> new Answer.Ordered(number, use.at());
                };
        };
    }

    private Heard hear(String caseNumber, String plain, Why why, String network) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<UUID> caseId = cases.numbers().find(caseNumber);
        // the case before what belongs to it, as everywhere
        caseId.ifPresent(cases.applications()::lock);
        Optional<Code> held = caseId.flatMap(codes::lock).filter(Code::usable);
        String digest = codes.digest(caseId.orElse(NOBODY), plain);
        if (!CodeDigests.same(held.map(Code::digest).orElse(codes.digest(NOBODY, plain + "?")), digest)) {
            return wrong(caseId, network, now);
        }
        return right(held.orElseThrow(), caseNumber, why, now);
    }

    /** The right code is never refused for wrong ones: whoever guesses may sit in the same house as its holder. */
    private Heard wrong(Optional<UUID> caseId, String network, Instant now) {
        if (wrong.tooMany(network, now)) {
            return new Heard.Said(new Answer.TooMany(WrongRevocationCodes.WINDOW));
        }
        if (wrong.add(caseId, network, now)) {
            LOG.atWarn()
                    .addKeyValue("alarm", "revocation-code-guessed")
                    .addKeyValue("case", caseId.orElseThrow())
                    .log("Wrong revocation codes keep coming for a certificate");
            codes.note(caseId.get(), "revocation-code-guessed", Map.of(), new Actor.CodeHolder());
        }
        return new Heard.Said(new Answer.Refused("code-wrong"));
    }

    private Heard right(Code code, String caseNumber, Why why, Instant now) {
        if (code.revokedAt().isPresent()) {
            return new Heard.Said(
                    revoked(code.caseId(), caseNumber, code.revokedAt().get()));
        }
        if (code.used().isPresent()) {
            return new Heard.Asked(code.caseId(), caseNumber, code.used().get());
        }
        if (!now.isBefore(code.expiresAt().orElseThrow())) {
            return new Heard.Said(new Answer.Refused("code-expired"));
        }
        if (!cases.revocation().request(code.caseId(), reason(why), new Actor.CodeHolder())) {
            return new Heard.Said(new Answer.Refused("already-revoked"));
        }
        codes.used(code.caseId(), why, now);
        if (why == Why.NOT_ME) {
            LOG.atError()
                    .addKeyValue("alarm", "certificate-disowned")
                    .addKeyValue("case", code.caseId())
                    .log("The person whom a certificate names did not apply for it");
        }
        return new Heard.Asked(code.caseId(), caseNumber, new Use(now, why));
    }

    /** What was asked and not carried out yet, on a row that is as the book sealed it: nobody else may have a certificate revoked. */
    RequestedRevocation.Outcome goOn(UUID caseId) {
        Use use = Objects.requireNonNull(cases.transaction()
                .execute(status -> codes.lock(caseId)
                        .flatMap(Code::used)
                        .orElseThrow(() -> new IllegalStateException("nobody asked for a revocation: " + caseId))));
        return carryOut(caseId, use);
    }

    /** Never inside a transaction; as often as it is needed. */
    private RequestedRevocation.Outcome carryOut(UUID caseId, Use use) {
        return cases.revocation()
                .carryOut(
                        caseId,
                        reason(use.why()),
                        "code-holder",
                        at -> {
                            boolean first = codes.carriedOut(caseId, at);
                            if (first) {
                                news.tell(caseId);
                            }
                            return first;
                        },
                        news::tellWithRenewed);
    }

    private Answer.Revoked revoked(UUID caseId, String caseNumber, Instant at) {
        return new Answer.Revoked(
                caseNumber,
                at,
                cases.revocation().revokedWith(caseId).stream()
                        .map(renewal -> cases.applications().get(renewal).caseNumber())
                        .toList());
    }

    /** A certificate that somebody else applied for has its key in the wrong hands. */
    private static RevocationReason reason(Why why) {
        return switch (why) {
            case NOT_ME -> RevocationReason.KEY_COMPROMISE;
            case NOT_WANTED -> RevocationReason.CESSATION_OF_OPERATION;
        };
    }

    /** As it was meant, however it was typed. */
    private static String number(String typed) {
        return Normalizer.normalize(typed.substring(0, Math.min(LONGEST_NUMBER, typed.length())), Normalizer.Form.NFKC)
                .strip()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u2010-\\u2015\\u2212\\u30FC]", "-");
    }
}
