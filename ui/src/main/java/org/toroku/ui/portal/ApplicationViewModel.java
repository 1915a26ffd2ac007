package org.toroku.ui.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ContentToSign;
import org.toroku.enrolment.EnrolmentDesk.PickUp;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.enrolment.EnrolmentDesk.Status;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.enrolment.EnrolmentDesk.Withdrawn;
import org.toroku.pki.Der;

/** One application as its applicant sees it, from the text to sign to the receipt. */
final class ApplicationViewModel {
    /** Shortest passphrase taken, in characters. */
    static final int PASSPHRASE_MIN = 12;

    /** The applicant's name among the lines of what is signed. */
    private static final Pattern NAME_LINE = Pattern.compile("^氏名 / Name: (.+)$", Pattern.MULTILINE);

    /** What the applicant filled in, among the lines of what is signed. */
    private static final Pattern FIELD_LINE = Pattern.compile(
            "^[^/\\n]+ / (?:Name|Kana|Romaji|Date of birth|E-mail|Telephone)[^:\\n]*: (.+)$", Pattern.MULTILINE);

    private final EnrolmentDesk desk;
    private final Access access;
    private final Clock clock;
    private Optional<String> displayed = Optional.empty();

    ApplicationViewModel(EnrolmentDesk desk, Access access, Clock clock) {
        this.desk = desk;
        this.access = access;
        this.clock = clock;
    }

    /** What the page shows. */
    sealed interface Stage {
        /** @param text the very bytes to sign, decoded; never built a second time */
        record ToSign(String caseNumber, ContentToSign content, String text) implements Stage {
            @Override
            public String toString() {
                return "ToSign[" + caseNumber + "]";
            }
        }

        record TooLate(String caseNumber) implements Stage {}

        record Standing(Status status) implements Stage {}

        record Unknown() implements Stage {}
    }

    /** What became of something the applicant asked for. */
    sealed interface Answer {
        record Ok() implements Answer {}

        /** @param code of a sentence {@code reason.<code>} that also says what to do next */
        record Problem(String code) implements Answer {}

        record KeyFile(Der pkcs12, String fileName) implements Answer {}
    }

    Access access() {
        return access;
    }

    Stage stage() {
        Optional<Status> status = desk.status(access);
        if (status.isEmpty()) {
            return new Stage.Unknown();
        }
        if (status.get().state() != ApplicationState.AWAITING_SIGNATURE) {
            return new Stage.Standing(status.get());
        }
        String caseNumber = status.get().caseNumber();
        Instant now = clock.instant();
        return desk.contentToSign(access)
                .filter(content -> now.isBefore(content.expiresAt()))
                .<Stage>map(content -> new Stage.ToSign(
                        caseNumber, content, new String(content.bytes().toByteArray(), StandardCharsets.UTF_8)))
                .orElseGet(() -> new Stage.TooLate(caseNumber));
    }

    /** The name as it was written into the application; the certificate may write it with other forms of the characters. */
    Optional<String> signedName() {
        return desk.contentToSign(access)
                .map(content -> new String(content.bytes().toByteArray(), StandardCharsets.UTF_8))
                .map(NAME_LINE::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1).strip());
    }

    /** What others know of the applicant, or try first: what the application says, by line and by word; never shown. */
    List<String> known() {
        List<String> known = new ArrayList<>();
        desk.status(access).map(Status::caseNumber).ifPresent(known::add);
        desk.contentToSign(access)
                .map(content -> new String(content.bytes().toByteArray(), StandardCharsets.UTF_8))
                .map(FIELD_LINE::matcher)
                .ifPresent(line -> {
                    while (line.find()) {
                        String value = line.group(1).strip();
                        known.add(value);
                        known.addAll(List.of(value.split("[\\s\u3000]+")));
                    }
                });
        return known;
    }

    /** @param sha256 of the text that stands on the page, as the browser computed it */
    void displayed(String sha256) {
        displayed = Optional.of(sha256);
    }

    Answer submitCms(byte[] signedData) {
        return submit(new SignatureInput.Cms(Der.of(signedData)));
    }

    Answer submitRaw(byte[] signature, byte[] certificate) {
        return submit(new SignatureInput.Raw(Der.of(signature), Der.of(certificate)));
    }

    private Answer submit(SignatureInput signature) {
        return switch (desk.submit(access, signature, displayed)) {
            case Submitted.Received _, Submitted.AlreadyReceived _ -> new Answer.Ok();
            case Submitted.Refused refused -> new Answer.Problem(refused.reason());
            case Submitted.NoSuchApplication _ -> new Answer.Problem("no-such-application");
        };
    }

    /** @param code of the letter, for applications on paper; empty for the others */
    Answer pickUp(String passphrase, String again, String code) {
        if (passphrase.codePointCount(0, passphrase.length()) < PASSPHRASE_MIN) {
            return new Answer.Problem("passphrase-short");
        }
        if (!passphrase.equals(again)) {
            return new Answer.Problem("passphrase-differs");
        }
        return switch (desk.pickUp(access, passphrase.toCharArray(), code.strip())) {
            case PickUp.Ready ready -> new Answer.KeyFile(ready.pkcs12(), ready.fileName());
            case PickUp.Refused refused -> new Answer.Problem(refused.reason());
            case PickUp.Unavailable _ -> new Answer.Problem("temporarily-unavailable");
            case PickUp.NoSuchApplication _ -> new Answer.Problem("no-such-application");
        };
    }

    Answer withdraw() {
        return switch (desk.withdraw(access)) {
            case Withdrawn.Done _ -> new Answer.Ok();
            case Withdrawn.Refused refused -> new Answer.Problem(refused.reason());
            case Withdrawn.NoSuchApplication _ -> new Answer.Problem("no-such-application");
        };
    }

    Optional<Der> certificate() {
        return desk.certificate(access);
    }

    Answer confirmReceipt() {
        return switch (desk.confirmReceipt(access)) {
            case Receipt.Confirmed _ -> new Answer.Ok();
            case Receipt.Refused refused -> new Answer.Problem(refused.reason());
            case Receipt.Unavailable _ -> new Answer.Problem("temporarily-unavailable");
            case Receipt.NoSuchApplication _ -> new Answer.Problem("no-such-application");
        };
    }
}
