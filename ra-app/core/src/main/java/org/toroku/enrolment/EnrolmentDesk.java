package org.toroku.enrolment;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.toroku.pki.Der;

/** The applicant's counter: the portal and the REST API both speak to it, and it decides everything they may do. */
public interface EnrolmentDesk {
    /** Present explanation text (重要事項説明, R08) in the language asked for. */
    Explanation explanation(Locale locale);

    /** Every fault for which an application would be refused; nothing is kept. */
    List<FieldProblem> problems(ApplicationForm form, Consent consent);

    /**
     * Takes an application and builds the content to be signed. Bad input names every faulty field; a declared proxy
     * stops here (R06) with what to do instead.
     */
    Applied apply(ApplicationForm form, Consent consent, ClientFacts facts);

    /** The exact bytes to show and to sign; empty for a wrong id or token. */
    Optional<ContentToSign> contentToSign(Access access);

    /** Hands in the signature. Returning {@code Received} promises that nothing of it can be lost. */
    default Submitted submit(Access access, SignatureInput signature) {
        return submit(access, signature, Optional.empty());
    }

    /**
     * As {@link #submit(Access, SignatureInput)}, with what the device says that it showed (concern 4.3): the digest goes into
     * the book, and one of anything but the content is refused.
     *
     * @param displayed hex SHA-256 of what stood on the screen
     */
    Submitted submit(Access access, SignatureInput signature, Optional<String> displayed);

    Optional<Status> status(Access access);

    /** The certificate and CA-made key as PKCS#12 under {@code passphrase}; repeatable until receipt is confirmed. */
    PickUp pickUp(Access access, char[] passphrase);

    /**
     * As {@link #pickUp(Access, char[])}, with the code of the letter that applications on paper need (則6(3)); other
     * routes have none and do not look at it.
     */
    PickUp pickUp(Access access, char[] passphrase, String code);

    /**
     * The issued certificate alone, DER. Empty where there is none; and where its applicant made the key and had not received
     * it when it was revoked, or while somebody asks for that.
     */
    Optional<Der> certificate(Access access);

    /** The electronic receipt (受領書): after this the CA-made key is destroyed. */
    Receipt confirmReceipt(Access access);

    /** Withdraws the application, on any route, as long as it is not decided. */
    Withdrawn withdraw(Access access);

    /**
     * @param items one acknowledgement id per important matter, in order
     * @param consequence what follows from having a certificate, in a sentence that is signed
     * @param phrase what whoever applies types after having read that
     * @param statusWatch what may be consented to besides; no condition of anything, and never ticked beforehand
     */
    record Explanation(
            String version, String text, List<Item> items, String consequence, String phrase, StatusWatch statusWatch) {
        public record Item(String id, String text) {}

        /**
         * That the card's certificate is asked about while the one applied for is valid (JPKI則35の2).
         *
         * @param version of this text alone
         */
        public record StatusWatch(String version, String text) {}

        /** Whether somebody typed the phrase: blanks, width, case and a full stop do not matter, its words do. */
        public boolean confirmedBy(String typed) {
            return plain(typed).equals(plain(phrase));
        }

        private static String plain(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFKC)
                    .replaceAll("[\\s。．.]", "")
                    .toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param acknowledgedItems ids of all items of the explanation and of nothing else, each acknowledged by itself
     * @param phrase as it was typed; on paper, where people sign with their hand, empty
     * @param statusWatch version of {@link Explanation.StatusWatch} where that was consented to as well; empty means never
     */
    record Consent(
            String explanationVersion,
            Instant shownAt,
            List<String> acknowledgedItems,
            String phrase,
            Optional<String> statusWatch) {
        public Consent {
            acknowledgedItems = acknowledgedItems.stream().distinct().toList();
        }

        /** To what has to be consented to, and to nothing else. */
        public Consent(String explanationVersion, Instant shownAt, List<String> acknowledgedItems, String phrase) {
            this(explanationVersion, shownAt, acknowledgedItems, phrase, Optional.empty());
        }

        /** On paper. */
        public Consent(String explanationVersion, Instant shownAt, List<String> acknowledgedItems) {
            this(explanationVersion, shownAt, acknowledgedItems, "");
        }
    }

    /**
     * What the client says of itself.
     *
     * @param deviceId stable identifier made by the client, kept only as a keyed hash
     * @param network caller's network (IPv4 /24, IPv6 /48), kept only as a keyed hash
     * @param userAgent at most 300 characters are kept
     */
    record ClientFacts(Optional<String> deviceId, String network, String userAgent, Locale locale) {}

    /** @param token bearer secret given once by {@link #apply} */
    record Access(UUID applicationId, String token) {
        @Override
        public String toString() {
            return "Access[" + applicationId + "]";
        }
    }

    /** @param sha256 hex, of exactly {@code bytes} */
    record ContentToSign(Der bytes, String sha256, Instant expiresAt) {
        @Override
        public String toString() {
            return "ContentToSign[" + sha256 + "]";
        }
    }

    sealed interface SignatureInput {
        record Cms(Der signedData) implements SignatureInput {}

        record Raw(Der signature, Der certificate) implements SignatureInput {}
    }

    sealed interface Applied {
        record Accepted(Access access, String caseNumber, ContentToSign content) implements Applied {}

        record Invalid(List<FieldProblem> problems) implements Applied {}

        /** A proxy operates: this route has no proxy clause. */
        record ProxyStops() implements Applied {}

        /** Too many applications from this network or device; try after {@code retryAfter}. */
        record TooMany(java.time.Duration retryAfter) implements Applied {}
    }

    /** @param code message key suffix, e.g. {@code required}, {@code too-long}, {@code not-kana} */
    record FieldProblem(String field, String code) {}

    sealed interface Submitted {
        record Received(String caseNumber, Instant at) implements Submitted {}

        /** The same signature was handed in before: same answer again. */
        record AlreadyReceived(String caseNumber, Instant at) implements Submitted {}

        /**
         * {@code reason}: unreadable, too-large, expired, not-awaiting-signature, other-signature-received, display-differs,
         * assistance-ended.
         */
        record Refused(String reason) implements Submitted {}

        record NoSuchApplication() implements Submitted {}
    }

    /**
     * @param reasons codes shown to the applicant, neutral where the cause may be a death or a move
     * @param receiptDeadline until when the receipt must be confirmed
     */
    record Status(
            String caseNumber,
            ApplicationState state,
            List<String> reasons,
            Instant since,
            Optional<Instant> receiptDeadline,
            List<Milestone> milestones) {}

    record Milestone(ApplicationState state, Instant at) {}

    sealed interface PickUp {
        record Ready(Der pkcs12, String fileName) implements PickUp {}

        /**
         * {@code reason}: not-issued, certificate-revoked, key-destroyed, passphrase-weak, passphrase-unusable, passphrase-repeated, -row, -known,
         * -date, -common, -guessable,
         * no-ca-key, code-missing, code-wrong, code-void.
         */
        record Refused(String reason) implements PickUp {}

        record Unavailable(String reason) implements PickUp {}

        record NoSuchApplication() implements PickUp {}
    }

    sealed interface Receipt {
        record Confirmed(Instant at) implements Receipt {}

        /** {@code reason}: not-issued, not-picked-up, certificate-revoked, revoked-unreceived. */
        record Refused(String reason) implements Receipt {}

        /** The CA cannot be asked whether the certificate still is good. */
        record Unavailable(String reason) implements Receipt {}

        record NoSuchApplication() implements Receipt {}
    }

    sealed interface Withdrawn {
        /** Also the answer to whoever withdraws again. */
        record Done(Instant at) implements Withdrawn {}

        /** {@code reason}: decided, closed. */
        record Refused(String reason) implements Withdrawn {}

        record NoSuchApplication() implements Withdrawn {}
    }
}
