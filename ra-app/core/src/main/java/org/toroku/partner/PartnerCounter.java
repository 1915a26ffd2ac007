package org.toroku.partner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Refusals;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.Backing;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.ContentToSign;
import org.toroku.enrolment.StandingDesk;
import org.toroku.enrolment.SubmissionDesk;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.subjectkey.BackedKeys;

/** Serves partners' programs; each may only what its quota allows, and only with its own applications. */
@Component
class PartnerCounter implements PartnerApi {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,100}");

    private final PartnerLedger ledger;
    private final PartnerCases cases;
    private final PartnerSecrets secrets;
    private final PartnerOffice.Rows rows;
    private final Counters counters;
    private final Ways ways;

    /** The counters that applicants use themselves. */
    @Component
    record Counters(ApplicationIntake intake, BackedKeys keys, SubmissionDesk submissions, StandingDesk standings) {}

    /** How the user gets the resume code. */
    @Component
    record Ways(DocumentStore documents, OutgoingMail mail) {}

    PartnerCounter(
            PartnerLedger ledger,
            PartnerCases cases,
            PartnerSecrets secrets,
            PartnerOffice.Rows rows,
            Counters counters,
            Ways ways) {
        this.ledger = ledger;
        this.cases = cases;
        this.secrets = secrets;
        this.rows = rows;
        this.counters = counters;
        this.ways = ways;
    }

    /** Stops the transaction that makes an application. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Applied answer;

        StoppedException(Applied answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    @Override
    public Optional<Caller> signIn(String clientId, String secret) {
        Optional<UUID> id = uuid(clientId);
        List<PartnerLedger.Credential> good = id.flatMap(partner -> rows.verifier()
                        .readVerified(
                                partner,
                                () -> ledger.find(partner)
                                        .filter(found -> found.state() == Partner.State.ACTIVE)
                                        .map(found -> ledger.credentials(partner))
                                        .orElse(List.of())))
                .orElse(List.of());
        return secrets.fitting(secret, good).map(fitting -> new Caller(id.orElseThrow(), fitting.id()));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public Applied apply(Caller caller, String idempotencyKey, String requestSha256, Request request) {
        if (!KEY.matcher(idempotencyKey).matches()) {
            return new Applied.Refused("idempotency-key-malformed");
        }
        // a key may be made from what identifies a user
        String key = Der.of(idempotencyKey.getBytes(StandardCharsets.US_ASCII)).sha256Hex();
        Applied answer = cases.made(caller.partner(), key)
                .map(made -> again(made, requestSha256))
                .orElseGet(() -> make(caller, key, requestSha256, request));
        // what was made before was found by a row that only the book can vouch for
        return answer instanceof Applied.Made made && made.again() && !owns(caller, made.application())
                ? new Applied.Refused("records-differ")
                : answer;
    }

    private Applied make(Caller caller, String key, String requestSha256, Request request) {
        // how many come from a partner is for its quota to say, not for the rules about one network
        ClientFacts facts = new ClientFacts(
                Optional.empty(), "partner " + caller.partner() + " " + key, request.userAgent(), request.locale());
        Backing backing =
                new Backing(Optional.empty(), (application, number) -> write(caller, application, key, requestSha256));
        try {
            EnrolmentDesk.Applied answer =
                    counters.keys().apply(request.form(), request.consent(), facts, request.key(), backing);
            return answer instanceof EnrolmentDesk.Applied.Accepted(var access, var number, var content)
                    ? new Applied.Made(access.applicationId(), number, content, false)
                    : new Applied.NotAccepted(answer);
        } catch (StoppedException stopped) {
            return stopped.answer;
        }
    }

    /** In the transaction that makes the application, one call of the partner after the other. */
    private void write(Caller caller, UUID application, String key, String requestSha256) {
        Partner partner = ledger.lock(caller.partner())
                .filter(found -> found.state() == Partner.State.ACTIVE)
                .orElseThrow(() -> new StoppedException(new Applied.Refused("partner-disabled")));
        cases.made(partner.id(), key).ifPresent(made -> {
            throw new StoppedException(again(made, requestSha256));
        });
        cases.exhausted(partner).ifPresent(tooMany -> {
            throw new StoppedException(tooMany);
        });
        cases.insert(caller, application, key, requestSha256);
        // the one token of the application goes to the user and to nobody else
        String token = counters.intake().renewToken(application).token();
        UUID code = ways.documents()
                .put(
                        application,
                        DocumentKind.LETTER,
                        "text/plain; charset=us-ascii",
                        token.getBytes(StandardCharsets.US_ASCII))
                .id();
        ways.mail()
                .order(
                        application,
                        LetterKind.CONTINUE_CODE,
                        OutgoingMail.Channel.EMAIL,
                        List.of(code),
                        new Actor.Partner(caller.partner()));
    }

    private Applied again(PartnerCases.Made made, String requestSha256) {
        if (!made.requestSha256().equals(requestSha256)) {
            return new Applied.Refused("idempotency-key-reused");
        }
        ContentToSign content =
                counters.intake().contentVouched(made.application()).orElseThrow();
        String number = counters.standings().of(made.application()).caseNumber();
        return new Applied.Made(made.application(), number, content, true);
    }

    @Override
    public Optional<ContentToSign> content(Caller caller, UUID application) {
        return owns(caller, application) ? counters.intake().contentVouched(application) : Optional.empty();
    }

    @Override
    public EnrolmentDesk.Submitted submit(
            Caller caller, UUID application, EnrolmentDesk.SignatureInput signature, Optional<String> displayed) {
        return owns(caller, application)
                ? counters.submissions().submitVouched(application, signature, displayed)
                : new EnrolmentDesk.Submitted.NoSuchApplication();
    }

    @Override
    public Optional<Standing> standing(Caller caller, UUID application) {
        if (!owns(caller, application)) {
            return Optional.empty();
        }
        StandingDesk.Standing standing = counters.standings().of(application);
        return Optional.of(new Standing(standing.caseNumber(), standing.state(), standing.since()));
    }

    private boolean owns(Caller caller, UUID application) {
        boolean owns = cases.belongs(application, caller.partner());
        Refusals.noted("partner " + caller.partner(), application, owns ? Optional.empty() : Optional.of("token"));
        return owns;
    }

    @Override
    public void record(Caller caller, String operation, Optional<UUID> application, int status) {
        rows.transaction().executeWithoutResult(_ -> cases.record(caller, operation, application, status));
    }
}
