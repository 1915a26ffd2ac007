package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.BookVerifier.Finding;
import org.toroku.audit.BookVerifier.Report;
import org.toroku.audit.ProtectedTable;
import org.toroku.officers.AutomationSwitch;
import org.toroku.testkit.pki.CrlBehaviour;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.TestCard;

/**
 * The owner of the database changes, deletes and inserts rows of every protected table, column by column, and of the
 * book itself; cuts its end and rebuilds its chain. The verifier names the row each time and nothing else, and a case
 * with an altered row is not issued.
 */
@ExtendWith(RunningToroku.class)
class TamperSpec {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Standalone toroku;
    private final ApplicantClient applicant;
    private final Staff staff;
    private final Superuser superuser;
    private final Tampering tampering;
    private final BookVerifier verifier;
    private List<String> checks = List.of();

    TamperSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
        this.staff = new Staff(toroku);
        this.superuser = Superuser.of(toroku);
        this.tampering = new Tampering(superuser);
        this.verifier = toroku.context().getBean(BookVerifier.class);
    }

    /** Every protected table has a row once these are through; afterwards nothing writes any more. */
    @BeforeEach
    void finishesSomeCases() {
        if (superuser.count("SELECT count(*)::int FROM receipt") == 0) {
            var mine = applicant.enrol(People.newcomer(toroku));
            applicant.await(mine, "ISSUED");
            assertThat(applicant.pickUp(mine, "correct horse battery").statusCode())
                    .isEqualTo(200);
            assertThat(applicant.confirm(mine).statusCode()).isEqualTo(200);
        }
        if (superuser.count("SELECT count(*)::int FROM subject_key") == 0) {
            var mine = applicant.enrolWithKey(
                    People.newcomer(toroku), OwnKey.p256().request());
            applicant.await(mine, "ISSUED");
        }
        if (superuser.count("SELECT count(*)::int FROM examination") == 0) {
            var mine = applicant.enrol(People.withSubstitute(toroku));
            staff.examined(mine);
            staff.decided(mine, true);
            applicant.await(mine, "ISSUED");
        }
        if (superuser.count("SELECT count(*)::int FROM reexamination") == 0) {
            var mine = applicant.enrol(People.withSubstitute(toroku));
            staff.examined(mine);
            staff.sentBack(mine);
            staff.examined(mine);
            staff.decided(mine, true);
            applicant.await(mine, "ISSUED");
        }
        AutomationSwitch automation = toroku.context().getBean(AutomationSwitch.class);
        if (superuser.count("SELECT count(*)::int FROM automation_switch") == 0) {
            automation.change(new AutomationSwitch.Setting(true, 100_000, 0.0, Instant.now()), "manager1", "as it is");
        }
        // the head of the book is signed every ten seconds
        Waiting.until(
                PATIENCE,
                () -> superuser.count(
                        "SELECT count(*)::int FROM audit_signed_head s JOIN audit_head h ON h.seq = s.seq"),
                signed -> signed == 1);
    }

    @AfterEach
    void close() {
        tampering.run(checks);
        toroku.status().behaveNormally();
        superuser.close();
    }

    private List<Finding> findings() {
        return switch (verifier.verify()) {
            case Report.Intact intact -> List.of();
            case Report.Altered(var findings) -> findings;
        };
    }

    /** The tables of the paper route are altered where a case of that route is played ({@code PaperTamperTest}). */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "PAPER_FILE",
                "PAPER_ARRIVAL",
                "PAPER_ENCLOSURE",
                "PAPER_ENTRY",
                "CUSTODY_EVENT",
                "SCAN",
                "SCAN_PAGE",
                "SCAN_DISPOSAL",
                "TRAY_ACT",
                "PAGE_SEARCH",
                "VALUES_VIEW",
                "READ_VALUE",
                "PAPER_ACT",
                "RECHECK",
                "VERDICT_BASIS",
                "OUTGOING_MAIL",
                "LETTER_PRINT",
                "MAIL_ATTEMPT",
                "PICKUP_CODE",
                "RESUME_CODE",
                // printed and posted by nobody here; altered in KeyTamperTest
                "IDENTIFICATION_CODE",
                // nobody renews anything here; altered in RenewalTamperTest and ExpiryRemindersTest
                "RENEWAL",
                "RENEWAL_CLAIM",
                "RENEWAL_REMINDER",
                // filled by nobody here; altered in KeyTamperTest
                "SPENT_KEY",
                // nobody is given a password here; altered in FirstPasswordTest
                "FIRST_PASSWORD",
                // nobody comes by an identity provider here; altered in OfficerIdentityTest
                "OFFICER_IDENTITY",
                // filled by nobody here; altered in DenyListTest
                "DENY_LIST",
                // filled by nobody here; altered in OrganisationTamperTest
                "ORGANISATION",
                "ORGANISATION_ADMIN",
                "INVITATION",
                "MEMBERSHIP",
                "PARTNER",
                "PARTNER_CREDENTIAL",
                "PARTNER_APPLICATION",
                "PARTNER_CALL",
                // nobody is away here, and no rules are made; altered in AssignmentTamperTest
                "ABSENCE",
                "ASSIGNMENT_RULES",
                // no owner drew a check here; altered in AdditionalCheckTest
                "CHECK_ANSWER",
                // nobody writes notes here; altered in NoteTamperTest
                "NOTE_ACT",
                // nobody edits models here; altered in StudioTamperTest
                "MODEL_CONTENT",
                "MODEL_DRAFT",
                "DRAFT_VERSION",
                "DRAFT_COMMENT",
                "PUBLICATION",
                // nobody answers for rules here; altered in RulesPublicationTest
                "RULES_WORD",
                // nobody moves cases here; altered in MoveTamperTest
                "MOVE_PLAN",
                "MOVED_CASE",
                // no officer attends anybody here; altered in AssistanceTamperTest
                "ASSISTED_SESSION",
                "ASSISTED_ENTRY",
                "ASSISTED_BINDING",
                "ASSISTED_CLOSING",
                // nobody asks for a revocation here; altered in RevocationTamperTest
                "REVOCATION_REQUEST",
                "REVOCATION_JUDGEMENT",
                // nobody is asked about here; altered in LivingTamperTest
                "LIVING_CONSENT",
                "FOUND_FACT",
                // altered in SignedTamperTest
                "SIGNED_REVOCATION",
                "REVOCATION_BY_RULE",
                // nobody signs for a certificate here; altered in ReceiptTamperTest
                "SIGNED_RECEIPT",
                // nobody writes texts here; altered in WordingTamperTest
                "WORDING_VERSION",
                // nobody changes profiles here; altered in ProfileTamperTest
                "PROFILE_VERSION"
            })
    void namesTheRowOfAnyProtectedTable(ProtectedTable table) {
        assertThat(findings()).isEmpty();
        checks = tampering.liftChecks();
        String key = tampering.someKey(table).getFirst();
        String row = table.table() + " " + key;
        tampering.keep(table, key);
        for (Tampering.Column column : tampering.columns(table.table())) {
            tampering.change(table, key, column);
            try {
                assertThat(findings())
                        .as("%s.%s", table, column.name())
                        .isNotEmpty()
                        .allSatisfy(finding -> assertThat(finding.where()).startsWith(table.table() + " "))
                        .anySatisfy(finding -> assertThat(finding.where()).isEqualToIgnoringCase(row));
            } finally {
                tampering.restore(table, key, column);
            }
        }
        tampering.delete(table, key);
        try {
            assertThat(findings()).containsExactly(new Finding(row, "row-deleted"));
        } finally {
            tampering.insert(table);
        }
        assertThat(findings()).as("restored").isEmpty();
    }

    /** The copy of a row under another key. */
    @Test
    void namesARowThatNoActInserted() {
        superuser
                .sql("INSERT INTO officer SELECT 'nobody', display_name, password_hash, enabled, roles, changed_at"
                        + " FROM officer WHERE username = 'decider1'")
                .update();
        try {
            assertThat(findings()).containsExactly(new Finding("officer nobody", "row-inserted-without-entry"));
        } finally {
            superuser.sql("DELETE FROM officer WHERE username = 'nobody'").update();
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void namesAnAlteredOrMissingEntryOfTheBook() {
        long seq = superuser.count("SELECT max(seq)::int - 5 FROM audit_entry");
        superuser.sql("DROP TABLE IF EXISTS public.kept").update();
        superuser
                .sql("CREATE TABLE public.kept AS SELECT * FROM audit_entry WHERE seq = ?", seq)
                .update();
        for (Tampering.Column column : tampering.columns("audit_entry")) {
            String changed =
                    column.name().equals("seals") ? "'{\"OFFICER:nobody\":\"absent\"}'" : Tampering.other(column);
            superuser
                    .sql("UPDATE audit_entry SET " + column.name() + " = " + changed + " WHERE seq = ?", seq)
                    .update();
            try {
                assertThat(findings())
                        .as(column.name())
                        .anySatisfy(finding -> assertThat(finding.where()).isEqualTo("entry " + seq));
            } finally {
                superuser
                        .sql("DELETE FROM audit_entry WHERE seq IN (?, ? + 1000000)", seq, seq)
                        .update();
                superuser
                        .sql("INSERT INTO audit_entry SELECT * FROM public.kept")
                        .update();
            }
        }
        superuser.sql("DELETE FROM audit_entry WHERE seq = ?", seq).update();
        assertThat(findings()).contains(new Finding("entry " + seq, "missing"));
        superuser.sql("INSERT INTO audit_entry SELECT * FROM public.kept").update();
        assertThat(findings()).isEmpty();
    }

    @Test
    void noticesThatTheEndOfTheBookWasCutEvenWithItsHead() {
        long last = superuser.count("SELECT max(seq)::int FROM audit_entry");
        superuser.sql("DROP TABLE IF EXISTS public.kept").update();
        superuser
                .sql("CREATE TABLE public.kept AS SELECT * FROM audit_entry WHERE seq > ?", last - 3)
                .update();
        superuser.sql("DELETE FROM audit_entry WHERE seq > ?", last - 3).update();
        try {
            assertThat(findings())
                    .contains(new Finding("entry " + (last - 2), "end-of-the-book-does-not-agree-with-its-head"));
            superuser
                    .sql(
                            "UPDATE audit_head SET seq = e.seq, hash = e.hash FROM audit_entry e WHERE e.seq = ?",
                            last - 3)
                    .update();
            assertThat(findings()).contains(new Finding("entry " + last, "missing-though-its-head-was-signed"));
        } finally {
            superuser.sql("INSERT INTO audit_entry SELECT * FROM public.kept").update();
            superuser
                    .sql("UPDATE audit_head SET seq = e.seq, hash = e.hash FROM audit_entry e WHERE e.seq = ?", last)
                    .update();
        }
        assertThat(findings()).isEmpty();
    }

    /** Whoever rewrites an entry can recompute every hash after it, but has neither the MAC's key nor the token. */
    @Test
    void noticesARebuiltChain() {
        long from = superuser.count("SELECT max(seq)::int - 10 FROM audit_entry");
        superuser.sql("DROP TABLE IF EXISTS public.kept").update();
        superuser
                .sql("CREATE TABLE public.kept AS SELECT * FROM audit_entry WHERE seq >= ?", from)
                .update();
        superuser
                .sql("UPDATE audit_entry SET actor = 'somebody' WHERE seq = ?", from)
                .update();
        rebuild(from);
        try {
            long last = superuser.count("SELECT max(seq)::int FROM audit_entry");
            assertThat(findings())
                    .contains(new Finding("entry " + from, "not-written-by-the-application"))
                    .contains(new Finding("entry " + last, "differs-from-its-signed-head"))
                    .noneSatisfy(finding -> assertThat(finding.what()).isEqualTo("content-altered"))
                    .noneSatisfy(finding -> assertThat(finding.what()).isEqualTo("not-linked-to-the-entry-before"));
        } finally {
            superuser.sql("DELETE FROM audit_entry WHERE seq >= ?", from).update();
            superuser.sql("INSERT INTO audit_entry SELECT * FROM public.kept").update();
            superuser
                    .sql("UPDATE audit_head SET hash = e.hash FROM audit_entry e WHERE e.seq = audit_head.seq")
                    .update();
        }
        assertThat(findings()).isEmpty();
    }

    private record Entry(long seq, List<String> fields) {}

    private void rebuild(long from) {
        byte[] previous = superuser
                .sql("SELECT hash FROM audit_entry WHERE seq = ?", from - 1)
                .query(byte[].class)
                .single();
        List<Entry> entries = superuser
                .sql("SELECT * FROM audit_entry WHERE seq >= ? ORDER BY seq", from)
                .query((row, n) -> new Entry(
                        row.getLong("seq"),
                        List.of(
                                row.getTimestamp("at").toInstant().toString(),
                                row.getString("actor_kind"),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("case_id") == null ? "" : row.getString("case_id"),
                                row.getString("detail"),
                                row.getString("seals"))))
                .list();
        for (Entry entry : entries) {
            byte[] hash = hash(previous, entry);
            superuser
                    .sql("UPDATE audit_entry SET prev_hash = ?, hash = ? WHERE seq = ?", previous, hash, entry.seq())
                    .update();
            previous = hash;
        }
        superuser.sql("UPDATE audit_head SET hash = ?", previous).update();
    }

    private static byte[] hash(byte[] previous, Entry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(previous);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(entry.seq()).array());
        for (String field : entry.fields()) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void doesNotIssueACaseWithAnAlteredRow() {
        TestCard card = People.withSubstitute(toroku);
        var mine = applicant.enrol(card);
        staff.examined(mine);
        staff.decideTask(mine);
        toroku.status().behave(card.certificate().getSerialNumber(), OcspBehaviour.DOWN);
        toroku.status().behave(CrlBehaviour.DOWN);
        staff.decided(mine, true);
        applicant.await(mine, "ACCEPTED");
        superuser
                .sql("UPDATE application SET applicant_name = applicant_name || '!' WHERE id = ?", mine.id())
                .update();
        try {
            toroku.status().behaveNormally();
            Waiting.until(PATIENCE, () -> superuser.alarmed(mine.id(), "case-altered"), alarmed -> alarmed);
            assertThat(superuser.certificates(mine.id())).isZero();
            assertThat(superuser.orders(mine.id())).isZero();
            assertThat(applicant.state(mine)).isEqualTo("ACCEPTED");
        } finally {
            superuser
                    .sql("UPDATE application SET applicant_name = left(applicant_name, -1) WHERE id = ?", mine.id())
                    .update();
        }
        // whoever has put the row right again has the case tried anew
        toroku.engine().wipe();
        applicant.await(mine, "ISSUED");
        assertThat(superuser.certificates(mine.id())).isEqualTo(1);
        assertThat(findings()).isEmpty();
    }
}
