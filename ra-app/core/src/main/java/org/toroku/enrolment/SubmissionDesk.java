package org.toroku.enrolment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;
import org.toroku.pki.jpki.SignatureShape;
import org.toroku.process.CaseConductor;
import org.toroku.workflows.ProcessIds;

/** Receives signed applications. What it acknowledges is in the database and on the disk. */
@Component
public class SubmissionDesk {
    private static final String DISPLAY_DIFFERS = "application-display-differs";

    private final ApplicationIntake intake;
    private final ApplicationLedger ledger;
    private final DocumentStore documents;
    private final CaseConductor conductor;
    private final Book book;
    private final Environment environment;

    /** Everything that is not about applications. */
    record Environment(
            EnrolmentSettings settings,
            TransactionTemplate transaction,
            Clock clock,
            ObjectProvider<SubmissionGate> gates) {}

    SubmissionDesk(
            ApplicationIntake intake,
            ApplicationLedger ledger,
            DocumentStore documents,
            CaseConductor conductor,
            Book book,
            Environment environment) {
        this.intake = intake;
        this.ledger = ledger;
        this.documents = documents;
        this.conductor = conductor;
        this.book = book;
        this.environment = environment;
    }

    /** @param displayed hex SHA-256 of what the applicant's device says that it showed */
    public Submitted submit(Access access, SignatureInput input, Optional<String> displayed) {
        return intake.held(access)
                .map(held -> submit(held, input, displayed))
                .orElseGet(Submitted.NoSuchApplication::new);
    }

    /** As {@link #submit}, for another module that knows that the application is the caller's without its token. */
    public Submitted submitVouched(UUID applicationId, SignatureInput input, Optional<String> displayed) {
        return ledger.held(applicationId)
                .map(held -> submit(held, input, displayed))
                .orElseGet(Submitted.NoSuchApplication::new);
    }

    private Submitted submit(ApplicationLedger.Held held, SignatureInput input, Optional<String> displayed) {
        Optional<String> objection = objection(input);
        if (objection.isPresent()) {
            return new Submitted.Refused(objection.get());
        }
        String digest = signature(input).sha256Hex();
        Optional<ApplicationLedger.Submission> earlier = ledger.submission(held.id());
        if (earlier.isPresent()) {
            return repeated(held, earlier.get(), digest);
        }
        Instant now = environment.clock().instant().truncatedTo(ChronoUnit.MICROS);
        if (now.isAfter(held.expiresAt())) {
            environment.transaction().executeWithoutResult(status -> {
                if (ledger.lock(held.id()) == ApplicationState.AWAITING_SIGNATURE) {
                    ledger.move(held.id(), ApplicationState.EXPIRED, Optional.of("content-expired"));
                }
            });
            return new Submitted.Refused("expired");
        }
        if (input instanceof SignatureInput.Cms(Der cms) && !SignatureShape.isDer(cms)) {
            return new Submitted.Refused("not-der");
        }
        if (isOverAnother(input, held.content())) {
            return new Submitted.Refused("other-content");
        }
        if (displayed
                .filter(shown -> !shown.equalsIgnoreCase(held.contentSha256()))
                .isPresent()) {
            return displayDiffers(held);
        }
        return receive(held, input, new Handed(digest, displayed.isPresent() ? "as-signed" : "not-stated"), now);
    }

    /** Something between us and the applicant's eyes showed another text: whoever signed did not read what was signed. */
    private Submitted displayDiffers(ApplicationLedger.Held held) {
        environment.transaction().executeWithoutResult(status -> {
            // once: the book is for ever, and whoever holds the token may try as often as they like
            ledger.lock(held.id());
            if (!ledger.saysOf(held.id(), DISPLAY_DIFFERS)) {
                book.record(Book.Entry.of(new Actor.Applicant(), DISPLAY_DIFFERS, held.id(), Map.of()));
            }
        });
        return new Submitted.Refused("display-differs");
    }

    /** @param displayed whether the device said what it showed */
    private record Handed(String signatureSha256, String displayed) {}

    /** The lock comes first: a parallel submission or withdrawal waits here, or was here before and is found done. */
    private Submitted receive(ApplicationLedger.Held held, SignatureInput input, Handed handed, Instant now) {
        String digest = handed.signatureSha256();
        return Objects.requireNonNull(environment.transaction().execute(status -> {
            ApplicationState state = ledger.lock(held.id());
            Optional<ApplicationLedger.Submission> earlier = ledger.submission(held.id());
            if (earlier.isPresent()) {
                return repeated(held, earlier.get(), digest);
            }
            Optional<String> closed = environment.gates().stream()
                    .flatMap(gate -> gate.refusal(held.id()).stream())
                    .findFirst();
            if (state == ApplicationState.AWAITING_SIGNATURE && closed.isPresent()) {
                return new Submitted.Refused(closed.get());
            }
            if (state != ApplicationState.AWAITING_SIGNATURE
                    || !ledger.insertSubmission(held.id(), held.nonce(), format(input), digest, now)) {
                return new Submitted.Refused("not-awaiting-signature");
            }
            store(held, input);
            ledger.move(held.id(), ApplicationState.RECEIVED, Optional.empty());
            conductor.start(held.id(), process(held.route()));
            book.record(Book.Entry.of(
                    new Actor.Applicant(),
                    "application-submitted",
                    held.id(),
                    Map.of(
                            "format", format(input),
                            "signature", digest,
                            "content", held.contentSha256(),
                            // with it the digest of what was shown is that of the content
                            "displayed", handed.displayed()),
                    new Book.Row(ProtectedTable.SUBMISSION, held.id().toString())));
            return new Submitted.Received(held.caseNumber(), now);
        }));
    }

    private static String process(String route) {
        return switch (route) {
            case Routes.MY_NUMBER_CARD -> ProcessIds.ENROL_MY_NUMBER_CARD;
            case Routes.SIMULTANEOUS_KEY -> ProcessIds.ENROL_SIMULTANEOUS_KEY;
            case Routes.RENEWAL -> ProcessIds.RENEW_CERTIFICATE;
            // nothing else waits for a signature
            default -> throw new IllegalStateException("no process for a signed application by " + route);
        };
    }

    private void store(ApplicationLedger.Held held, SignatureInput input) {
        documents.put(
                held.id(),
                DocumentKind.APPLICATION_CONTENT,
                "text/plain; charset=utf-8",
                held.content().getBytes(StandardCharsets.UTF_8));
        String type = input instanceof SignatureInput.Cms ? "application/pkcs7-signature" : "application/octet-stream";
        documents.put(
                held.id(),
                DocumentKind.APPLICATION_SIGNATURE,
                type,
                signature(input).toByteArray());
        if (input instanceof SignatureInput.Raw(Der signature, Der certificate)) {
            documents.put(
                    held.id(), DocumentKind.SIGNER_CERTIFICATE, "application/pkix-cert", certificate.toByteArray());
        }
    }

    private Submitted repeated(ApplicationLedger.Held held, ApplicationLedger.Submission earlier, String digest) {
        return earlier.signatureSha256().equals(digest)
                ? new Submitted.AlreadyReceived(held.caseNumber(), earlier.at())
                : new Submitted.Refused("other-signature-received");
    }

    /** What cannot be a signature is sent back at once, so that a slip does not use up the application. */
    private Optional<String> objection(SignatureInput input) {
        return switch (input) {
            case SignatureInput.Cms(Der cms) -> oversized(cms).or(() -> unreadable(SignatureShape.isCms(cms)));
            case SignatureInput.Raw(Der signature, Der certificate) ->
                oversized(signature)
                        .or(() -> oversized(certificate))
                        .or(() -> unreadable(SignatureShape.isRaw(signature, certificate)));
        };
    }

    private Optional<String> oversized(Der part) {
        return part.length() > environment.settings().maxSignatureBytes() ? Optional.of("too-large") : Optional.empty();
    }

    private static Optional<String> unreadable(boolean shaped) {
        return shaped ? Optional.empty() : Optional.of("unreadable");
    }

    /** A slip such as a wrong file, or line ends that an editor changed. Of a bare signature nothing tells it yet. */
    private static boolean isOverAnother(SignatureInput input, String shown) {
        return input instanceof SignatureInput.Cms(Der cms)
                && SignatureShape.isOverAnother(cms, Der.of(shown.getBytes(StandardCharsets.UTF_8)));
    }

    private static Der signature(SignatureInput input) {
        return switch (input) {
            case SignatureInput.Cms(Der cms) -> cms;
            case SignatureInput.Raw(Der signature, Der certificate) -> signature;
        };
    }

    private static String format(SignatureInput input) {
        return input instanceof SignatureInput.Cms ? "CMS" : "RAW";
    }
}
