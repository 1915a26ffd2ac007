package org.toroku.paper;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.KeyFile;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;

/**
 * The codes without which a key of the paper route cannot be picked up: 100 random bits that travel by addressee-only
 * mail. Here is a keyed digest only, once its letter was posted; until then the code waits, encrypted, to be printed. A
 * code that was wrong too often is void, also if it is right the next time.
 */
@Component
class PickupCodes implements PickupGate {
    // Crockford's alphabet: no I, L, O, U, so that nothing can be misread
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 4;

    private final JdbcClient jdbc;
    private final Applications applications;
    private final Outlets outlets;
    private final TransactionTemplate transaction;
    private final PaperSettings settings;
    private final Clock clock;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** Where a code goes: into its letter, and as an entry into the book. */
    @Component
    record Outlets(DocumentStore documents, OutgoingMail mail, FileLedger files, ActLedger acts) {}

    PickupCodes(
            JdbcClient jdbc,
            Applications applications,
            Outlets outlets,
            TransactionTemplate transaction,
            PaperSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.applications = applications;
        this.outlets = outlets;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
        this.key = new SecretKeySpec(KeyFile.read(settings.codeKeyFile(), settings.createCodeKey()), "HmacSHA256");
    }

    /**
     * Makes a new code and orders its letter; an earlier code is void from now on and, where its letter never left, erased.
     * Joins the caller's transaction.
     */
    void issue(UUID caseId, Actor by) {
        outlets.mail().ofCase(caseId).stream()
                .filter(earlier -> earlier.kind() == LetterKind.PICKUP_CODE)
                .flatMap(earlier -> earlier.contents().stream())
                .forEach(outlets.documents()::erase);
        String code = fresh();
        DocumentStore.Stored content = outlets.documents()
                .put(
                        caseId,
                        DocumentKind.LETTER,
                        "text/plain; charset=us-ascii",
                        code.getBytes(StandardCharsets.US_ASCII));
        UUID mail = outlets.mail()
                .order(caseId, LetterKind.PICKUP_CODE, OutgoingMail.Channel.ADDRESSEE_ONLY, List.of(content.id()), by);
        jdbc.sql("""
                        INSERT INTO pickup_code (application_id, code_hmac, tries_left, mail_id, issued_at)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (application_id) DO UPDATE SET code_hmac = excluded.code_hmac,
                            tries_left = excluded.tries_left, mail_id = excluded.mail_id,
                            issued_at = excluded.issued_at
                        """)
                .params(caseId, digest(caseId, code), settings.pickupTries(), mail, Moment.utc(Moment.now(clock)))
                .update();
        changed(caseId, by, "pickup-code-issued");
    }

    /** Makes the code void, e.g. because its letter came back. Joins the caller's transaction. */
    void makeVoid(UUID caseId, UUID mailId, Actor by) {
        int changed = jdbc.sql("UPDATE pickup_code SET tries_left = 0 WHERE application_id = ? AND mail_id = ?")
                .params(caseId, mailId)
                .update();
        if (changed == 1) {
            changed(caseId, by, "pickup-code-void");
        }
    }

    /** Whether there is a code that may still be tried. */
    boolean alive(UUID caseId) {
        return jdbc.sql("SELECT tries_left > 0 FROM pickup_code WHERE application_id = ?")
                .param(caseId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    public Optional<String> refusal(UUID caseId, Optional<String> code) {
        return switch (applications.get(caseId).route()) {
            case Routes.MY_NUMBER_CARD, Routes.SIMULTANEOUS_KEY, Routes.RENEWAL -> Optional.empty();
            case Routes.PAPER ->
                objectionToReceipt(caseId)
                        .or(() -> code.filter(typed -> !typed.isBlank())
                                .map(typed -> attempt(caseId, typed))
                                .orElse(Optional.of("code-missing")));
            default -> Optional.of("route-unknown");
        };
    }

    /** Nothing leaves, and nothing ends, while people look into a letter that somebody else may have had. */
    @Override
    public Optional<String> objectionToReceipt(UUID caseId) {
        return outlets.acts().returnUnsettled(caseId) ? Optional.of("return-unsettled") : Optional.empty();
    }

    private record Kept(String digest, int triesLeft) {}

    private Optional<String> attempt(UUID caseId, String typed) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // the lock makes parallel guesses wait for one another, so that none of them is free
            Optional<Kept> kept = jdbc.sql(
                            "SELECT code_hmac, tries_left FROM pickup_code WHERE application_id = ? FOR UPDATE")
                    .param(caseId)
                    .query((rs, n) -> new Kept(rs.getString(1), rs.getInt(2)))
                    .optional();
            if (kept.isEmpty() || kept.get().triesLeft() == 0) {
                return Optional.of("code-void");
            }
            if (matches(kept.get().digest(), digest(caseId, plain(typed)))) {
                return Optional.<String>empty();
            }
            jdbc.sql("UPDATE pickup_code SET tries_left = tries_left - 1 WHERE application_id = ?")
                    .param(caseId)
                    .update();
            changed(caseId, new Actor.Applicant(), "pickup-code-wrong");
            return Optional.of(kept.get().triesLeft() == 1 ? "code-void" : "code-wrong");
        }));
    }

    private void changed(UUID caseId, Actor by, String action) {
        outlets.files()
                .changed(
                        caseId,
                        FileLedger.Change.SEEN,
                        by,
                        action,
                        Map.of(),
                        new Book.Row(ProtectedTable.PICKUP_CODE, caseId.toString()));
    }

    private static boolean matches(String kept, String tried) {
        return MessageDigest.isEqual(
                kept.getBytes(StandardCharsets.US_ASCII), tried.getBytes(StandardCharsets.US_ASCII));
    }

    private String fresh() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As it was meant: case, spaces, hyphens and look-alikes do not matter. */
    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private String digest(UUID caseId, String code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] bound = ("pickup-code\n" + caseId + "\n" + plain(code)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(bound));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
