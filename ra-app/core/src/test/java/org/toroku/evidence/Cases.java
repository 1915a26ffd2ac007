package org.toroku.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.StatedForm;
import org.toroku.pki.Der;
import org.toroku.pki.identity.SignedApplication;
import tools.jackson.databind.json.JsonMapper;

/** Puts applications into the database as the counter would, without the counter's rules. */
public final class Cases {
    /** As the test card {@code good} has it. */
    public static final ApplicationForm HANAKO = new ApplicationForm(
            "山田",
            "花子",
            "ヤマダ",
            "ハナコ",
            "YAMADA",
            "HANAKO",
            Optional.empty(),
            LocalDate.of(1980, 2, 17),
            ApplicationForm.Sex.FEMALE,
            "1000013",
            "東京都千代田区霞が関二丁目１番２号",
            "hanako@example.jp",
            "0312345678",
            ApplicationForm.Operator.SELF);

    /** The form of {@link #HANAKO} under another name. */
    public static ApplicationForm named(String family, String given) {
        return stated(family, given, HANAKO.email());
    }

    /** The form of {@link #HANAKO} with another e-mail address. */
    public static ApplicationForm withEmail(String email) {
        return stated(HANAKO.familyName(), HANAKO.givenName(), email);
    }

    private static ApplicationForm stated(String family, String given, String email) {
        return new ApplicationForm(
                family,
                given,
                HANAKO.familyNameKana(),
                HANAKO.givenNameKana(),
                HANAKO.familyNameRomaji(),
                HANAKO.givenNameRomaji(),
                HANAKO.formerName(),
                HANAKO.birthDate(),
                HANAKO.sex(),
                HANAKO.postalCode(),
                HANAKO.address(),
                email,
                HANAKO.phone(),
                HANAKO.operator());
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DocumentStore documents;
    private final Book book;
    private final Clock clock;
    private final Map<UUID, byte[]> contents = new ConcurrentHashMap<>();
    private final JsonMapper json = JsonMapper.builder().build();

    Cases(JdbcClient jdbc, TransactionTemplate transaction, DocumentStore documents, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.documents = documents;
        this.book = book;
        this.clock = clock;
    }

    /** Where an application comes from. */
    public record Origin(Optional<String> device, String network, Locale language) {
        public Origin(Optional<String> device, String network) {
            this(device, network, Locale.JAPANESE);
        }

        public static Origin anywhere() {
            return reading(Locale.JAPANESE);
        }

        public static Origin reading(Locale language) {
            return new Origin(
                    Optional.of(UUID.randomUUID().toString()), UUID.randomUUID().toString(), language);
        }
    }

    public UUID apply() {
        return apply(HANAKO, Origin.anywhere());
    }

    /** An application that waits for its signature. */
    public UUID apply(ApplicationForm form, Origin origin) {
        UUID id = UUID.randomUUID();
        byte[] content = ("利用申込書\n" + id + "\n" + StatedForm.of(form)).getBytes(StandardCharsets.UTF_8);
        contents.put(id, content);
        OffsetDateTime now = now();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            INSERT INTO application (id, case_number, route, applicant_name, form, content,
                                content_sha256, nonce, explanation_version, explanation_shown_at, acknowledged_at,
                                token_sha256, device_sha256, network_sha256, user_agent, locale, created_at,
                                content_expires_at)
                            VALUES (:id, :id, 'my-number-card', :name, :form::jsonb, :content, :sha256, :id, '1', :now,
                                :now, '', :device, :network, '', :language, :now, :now)
                            """.replace(":id, :id", ":id, :id::text").replace(":sha256, :id", ":sha256, :id::text"))
                    .param("id", id)
                    .param("name", form.fullName())
                    .param("form", json.writeValueAsString(form))
                    .param("content", new String(content, StandardCharsets.UTF_8))
                    .param("sha256", Der.of(content).sha256Hex())
                    .param("device", origin.device().orElse(null))
                    .param("network", origin.network())
                    .param("language", origin.language().toLanguageTag())
                    .param("now", now)
                    .update();
            jdbc.sql("INSERT INTO application_state (application_id, state, since, version)"
                            + " VALUES (?, 'AWAITING_SIGNATURE', ?, 1)")
                    .params(id, now)
                    .update();
            seal(id, ProtectedTable.APPLICATION, ProtectedTable.APPLICATION_STATE);
        });
        return id;
    }

    /** What the applicant of a case signs. */
    public byte[] content(UUID id) {
        return Objects.requireNonNull(contents.get(id));
    }

    /** Hands in a signature: documents, submission and state, all in one transaction. */
    public void submit(UUID id, SignedApplication signed) {
        transaction.executeWithoutResult(status -> {
            documents.put(id, DocumentKind.APPLICATION_CONTENT, "text/plain", content(id));
            switch (signed) {
                case SignedApplication.Cms cms ->
                    documents.put(
                            id,
                            DocumentKind.APPLICATION_SIGNATURE,
                            "application/pkcs7-signature",
                            cms.signedData().toByteArray());
                case SignedApplication.Raw raw -> {
                    documents.put(
                            id,
                            DocumentKind.APPLICATION_SIGNATURE,
                            "application/octet-stream",
                            raw.signature().toByteArray());
                    documents.put(
                            id,
                            DocumentKind.SIGNER_CERTIFICATE,
                            "application/pkix-cert",
                            raw.certificate().toByteArray());
                }
            }
            jdbc.sql("INSERT INTO submission (application_id, nonce, format, signature_sha256, submitted_at)"
                            + " VALUES (?, ?, ?, '', ?)")
                    .params(id, id.toString(), signed instanceof SignedApplication.Cms ? "CMS" : "RAW", now())
                    .update();
            jdbc.sql("UPDATE application_state SET state = 'RECEIVED' WHERE application_id = ?")
                    .param(id)
                    .update();
            seal(id, ProtectedTable.SUBMISSION, ProtectedTable.APPLICATION_STATE);
        });
    }

    /** As if a certificate had been issued: its applicant is proven. */
    public void issue(UUID id) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE application_state SET state = 'ISSUED' WHERE application_id = ?")
                    .param(id)
                    .update();
            seal(id, ProtectedTable.APPLICATION_STATE);
        });
    }

    private void seal(UUID id, ProtectedTable... tables) {
        for (ProtectedTable table : tables) {
            book.record(Book.Entry.of(
                    new Actor.Applicant(), "test-entered", id, Map.of(), new Book.Row(table, id.toString())));
        }
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }
}
