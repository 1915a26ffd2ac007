package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.status.OcspAnswer;
import org.toroku.ca.status.Publishing;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusSettings;
import org.toroku.ca.status.StatusStanding.Late;
import org.toroku.pki.Der;

/** What verifiers are told, as they read it. Reliability scenarios 39 to 42. */
@Timeout(180)
class StatusPublicationTest {
    private static final ASN1ObjectIdentifier SHA1 = OIWObjectIdentifiers.idSHA1;

    private final MovedClock clock = new MovedClock();
    private CaBench bench;
    private SigningCa ca;
    private PublishedStatus status;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        bench = new CaBench();
        ca = bench.open();
        status = published(StatusSettings.standard(folder));
    }

    private PublishedStatus published(StatusSettings settings) {
        return new PublishedStatus(ca, settings, clock, StatusFailPoint.none());
    }

    @AfterEach
    void close() {
        assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        status.close();
        ca.close();
        bench.close();
    }

    private String issue() {
        return issued(ca.submit(bench.sign(CaBench.order()), Optional.empty())).serial();
    }

    private void revoke(String serial, RevocationReason reason) {
        assertThat(ca.revoke(serial, reason, "officer-1")).isInstanceOf(Revocation.Revoked.class);
    }

    private Publishing.Published publish() {
        Publishing answer = status.publisher.publish();
        assertThat(answer).isInstanceOf(Publishing.Published.class);
        return (Publishing.Published) answer;
    }

    private static OcspAnswer.Why why(OcspAnswer answer) {
        assertThat(answer).isInstanceOf(OcspAnswer.Unsigned.class);
        return ((OcspAnswer.Unsigned) answer).why();
    }

    @Test
    void saysInListAndAnswersWhatTheJournalSays() throws Exception {
        String good = issue();
        String revoked = issue();
        revoke(revoked, RevocationReason.KEY_COMPROMISE);
        String unspecified = issue();
        revoke(unspecified, RevocationReason.UNSPECIFIED);

        Publishing.Published published = publish();

        assertThat(published.entries()).isEqualTo(2);
        assertThat(published.answers()).isEqualTo(3);
        X509CRL list = status.list();
        assertThat(list.getRevokedCertificate(new BigInteger(good, 16))).isNull();
        assertThat(list.getRevokedCertificate(new BigInteger(revoked, 16)).getRevocationReason())
                .isEqualTo(java.security.cert.CRLReason.KEY_COMPROMISE);
        assertThat(list.getRevokedCertificate(new BigInteger(unspecified, 16)).hasExtensions())
                .isFalse();
        assertThat(list.getCriticalExtensionOIDs()).isNullOrEmpty();
        assertThat(status.said(good).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        RevokedStatus said = (RevokedStatus) status.said(revoked).getCertStatus();
        assertThat(said.getRevocationReason()).isEqualTo(RevocationReason.KEY_COMPROMISE.code());
        assertThat(said.getRevocationTime())
                .isEqualTo(
                        list.getRevokedCertificate(new BigInteger(revoked, 16)).getRevocationDate());
        assertThat(((RevokedStatus) status.said(unspecified).getCertStatus()).hasRevocationReason())
                .isFalse();
    }

    @Test
    void isSignedByADelegatedResponderThatNeedsNoStatusOfItsOwn() throws Exception {
        String serial = issue();
        publish();

        BasicOCSPResp basic =
                (BasicOCSPResp) new OCSPResp(status.ask(serial).der().toByteArray()).getResponseObject();

        assertThat(basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).isNull();
        X509Certificate responder = x509(basic.getCerts()[0].getEncoded());
        assertThat(responder.getExtendedKeyUsage()).containsExactly(KeyPurposeId.id_kp_OCSPSigning.getId());
        assertThat(responder.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()))
                .isNotNull();
        assertThat(Duration.between(
                        responder.getNotBefore().toInstant(),
                        responder.getNotAfter().toInstant()))
                .isLessThanOrEqualTo(Duration.ofDays(15));
        assertThat(bench.count("responder", "certificate IS NOT NULL")).isEqualTo("1");
    }

    @Test
    void answersWhoAsksBySha256WithTheSameSignature() {
        String serial = issue();
        publish();
        BigInteger number = new BigInteger(serial, 16);

        OcspAnswer answer = status.shelf.answer(status.question(NISTObjectIdentifiers.id_sha256, number));

        assertThat(status.said(answer, NISTObjectIdentifiers.id_sha256, serial).getCertStatus())
                .isEqualTo(CertificateStatus.GOOD);
        assertThat(answer.der()).isEqualTo(status.ask(serial).der());
        assertThat(why(status.shelf.answer(status.question(NISTObjectIdentifiers.id_sha512, number))))
                .isEqualTo(OcspAnswer.Why.UNAUTHORIZED);
    }

    /** Scenario 40. */
    @Test
    void neverSaysGoodOfASerialThatWasNeverIssued() {
        issue();
        bench.execute("""
                INSERT INTO ca.order_journal (order_id, application_id, canonical, signature, ra_key_id, state, serial, tbs,
                    received_at, lease_until)
                SELECT gen_random_uuid(), gen_random_uuid(), '', '', '', 'RESERVED', 'abcdef0123456789abcd', '', now(), now()
                """);
        publish();
        SecureRandom random = new SecureRandom();

        for (int i = 0; i < 1_000; i++) {
            String serial = new BigInteger(159, random).setBit(158).toString(16);
            assertThat(why(status.ask(serial))).isEqualTo(OcspAnswer.Why.UNAUTHORIZED);
        }
        assertThat(why(status.ask("abcdef0123456789abcd")))
                .as("reserved, not issued")
                .isEqualTo(OcspAnswer.Why.UNAUTHORIZED);
        assertThat(why(status.ask("0"))).isEqualTo(OcspAnswer.Why.UNAUTHORIZED);
        assertThat(why(status.ask("f".repeat(60)))).isEqualTo(OcspAnswer.Why.UNAUTHORIZED);
        bench.execute(
                "UPDATE ca.order_journal SET state = 'VOID', void_reason = 'test' WHERE state = 'RESERVED'",
                "ALTER TABLE ca.order_journal DISABLE TRIGGER order_journal_keep",
                "DELETE FROM ca.order_journal WHERE state = 'VOID'",
                "ALTER TABLE ca.order_journal ENABLE TRIGGER order_journal_keep");
    }

    @Test
    void showsARevocationInListAndAnswerOfOneGenerationAndSignsNothingElseAnew() {
        String revoked = issue();
        String other = issue();
        Publishing.Published first = publish();
        OcspAnswer before = status.ask(other);

        revoke(revoked, RevocationReason.SUPERSEDED);
        assertThat(status.said(revoked).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        Publishing.Published second = publish();

        assertThat(second.signed()).isEqualTo(1);
        assertThat(second.list()).isGreaterThan(first.list());
        assertThat(second.generation()).isEqualTo(first.generation() + 1);
        assertThat(status.list().getRevokedCertificate(new BigInteger(revoked, 16)))
                .isNotNull();
        assertThat(status.said(revoked).getCertStatus()).isInstanceOf(RevokedStatus.class);
        assertThat(status.ask(other).der()).isEqualTo(before.der());
    }

    @Test
    void answersANewCertificateUnderTheSameList() {
        Publishing.Published first = publish();
        String serial = issue();
        assertThat(why(status.ask(serial))).isEqualTo(OcspAnswer.Why.UNAUTHORIZED);

        Publishing.Published second = publish();

        assertThat(second.list()).isEqualTo(first.list());
        assertThat(status.said(serial).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(status.publisher.publish()).isEqualTo(new Publishing.Unchanged());
    }

    @Test
    void keepsFewFilesHoweverOftenItPublishes() throws IOException {
        List<String> serials = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            serials.add(issue());
            publish();
        }
        revoke(serials.get(3), RevocationReason.KEY_COMPROMISE);
        publish();
        String current = Files.readString(folder.resolve("current"));

        assertThat(current.lines().filter(line -> line.startsWith("file.") && !line.contains("sha256")))
                .hasSizeLessThanOrEqualTo(6);
        assertThat(serials).allSatisfy(serial -> assertThat(status.said(serial)).isNotNull());
        assertThat(status.said(serials.get(3)).getCertStatus()).isInstanceOf(RevokedStatus.class);
    }

    @Test
    void renewsWhatHasHalfOfItsTimeLeft() {
        String serial = issue();
        Publishing.Published first = publish();
        SingleResp before = status.said(serial);
        clock.move(Duration.ofHours(7));

        Publishing.Published second = publish();

        assertThat(second.list()).as("valid for a day").isEqualTo(first.list());
        assertThat(status.said(serial).getNextUpdate()).isAfter(before.getNextUpdate());
        clock.move(Duration.ofHours(6));
        assertThat(publish().list()).isGreaterThan(first.list());
    }

    @Test
    void renewsTheResponderInItsLastThirdAndKeepsAnswersOfTheFormer() {
        String serial = issue();
        publish();
        clock.move(Duration.ofDays(10));

        publish();

        assertThat(bench.count("responder", "certificate IS NOT NULL")).isEqualTo("2");
        assertThat(status.said(serial).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    }

    /** Scenario 42: nothing is extended by itself. */
    @Test
    void saysNothingAfterNextUpdateAndAlarmsBefore() {
        StatusSettings settings = StatusSettings.standard(folder);
        String serial = issue();
        publish();
        assertThat(status.publisher.standing().late(clock.instant(), settings)).isEmpty();

        clock.move(Duration.ofHours(10));
        assertThat(status.publisher.standing().late(clock.instant(), settings)).containsExactly(Late.ANSWERS_END_SOON);
        assertThat(status.ask(serial)).isInstanceOf(OcspAnswer.Signed.class);
        clock.move(Duration.ofHours(3));
        assertThat(why(status.ask(serial))).isEqualTo(OcspAnswer.Why.TRY_LATER);
        assertThat(status.publisher.standing().late(clock.instant(), settings)).containsExactly(Late.ANSWERS_ENDED);
        assertThat(status.shelf.list()).isPresent();
        clock.move(Duration.ofHours(7));
        assertThat(status.publisher.standing().late(clock.instant(), settings))
                .containsExactly(Late.LIST_ENDS_SOON, Late.ANSWERS_ENDED);
        clock.move(Duration.ofHours(5));
        assertThat(status.shelf.list()).isEmpty();
        assertThat(status.publisher.standing().late(clock.instant(), settings))
                .containsExactly(Late.LIST_ENDED, Late.ANSWERS_ENDED);

        publish();
        assertThat(status.said(serial).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    }

    /** Scenario 39. */
    @Test
    void alarmsOfARevocationThatWaitsForAMinuteAndACertificateThatWaitsForAQuarterOfAnHour() {
        StatusSettings settings = StatusSettings.standard(folder);
        publish();
        revoke(issue(), RevocationReason.KEY_COMPROMISE);
        assertThat(status.publisher.standing().late(clock.instant(), settings)).isEmpty();

        clock.move(Duration.ofSeconds(61));
        assertThat(status.publisher.standing().late(clock.instant(), settings))
                .containsExactly(Late.REVOCATION_NOT_PUBLISHED);
        clock.move(Duration.ofMinutes(15));
        assertThat(status.publisher.standing().late(clock.instant(), settings))
                .containsExactly(Late.REVOCATION_NOT_PUBLISHED, Late.CERTIFICATE_NOT_ANSWERED);

        publish();
        assertThat(status.publisher.standing().late(clock.instant(), settings)).isEmpty();
    }

    @Test
    void publishesRevocationsEvenWhereThereIsTimeForNothingElse() {
        status.close();
        StatusSettings s = StatusSettings.standard(folder);
        status = published(new StatusSettings(
                folder,
                s.listValidity(),
                s.answerValidity(),
                s.responderValidity(),
                Duration.ZERO,
                1,
                Optional.empty()));
        String good = issue();
        String revoked = issue();
        revoke(revoked, RevocationReason.KEY_COMPROMISE);

        Publishing.Published published = publish();

        assertThat(published.pending()).isEqualTo(1);
        assertThat(status.said(revoked).getCertStatus()).isInstanceOf(RevokedStatus.class);
        assertThat(why(status.ask(good))).isEqualTo(OcspAnswer.Why.UNAUTHORIZED);
        clock.move(Duration.ofMinutes(16));
        assertThat(status.publisher.standing().late(clock.instant(), s)).contains(Late.CERTIFICATE_NOT_ANSWERED);
    }

    /** Scenario 39: a wave of renewals keeps no revocation waiting. */
    @Test
    void switchesToARevocationBeforeItRenewsAnything() {
        String revoked = issue();
        String other = issue();
        publish();
        clock.move(Duration.ofHours(7));
        revoke(revoked, RevocationReason.KEY_COMPROMISE);
        Der before = signed(status.ask(other));
        List<Runnable> atTheSwitch = new ArrayList<>();
        try (PublishedStatus watched = new PublishedStatus(ca, StatusSettings.standard(folder), clock, step -> {
            if (step == StatusFailPoint.Step.AFTER_SWITCH && !atTheSwitch.isEmpty()) {
                atTheSwitch.removeFirst().run();
            }
        })) {
            atTheSwitch.add(() -> {
                assertThat(watched.said(revoked).getCertStatus()).isInstanceOf(RevokedStatus.class);
                assertThat(watched.list().getRevokedCertificate(new BigInteger(revoked, 16)))
                        .isNotNull();
                assertThat(signed(watched.ask(other))).as("not renewed yet").isEqualTo(before);
            });
            watched.publish();
            assertThat(atTheSwitch).isEmpty();
            assertThat(signed(watched.ask(other))).as("renewed right after").isNotEqualTo(before);
        }
        assertThat(status.publish().publisher.publish()).isEqualTo(new Publishing.Unchanged());
    }

    private static Der signed(OcspAnswer answer) {
        assertThat(answer).isInstanceOf(OcspAnswer.Signed.class);
        return ((OcspAnswer.Signed) answer).der();
    }

    /** And one that comes while answers are signed ends the round, so that it is next. */
    @Test
    void endsARoundThatCanWaitWhenARevocationComes() throws Exception {
        String revoked = issue();
        publish();
        List<String> toRevoke = new ArrayList<>(List.of(revoked));
        asSuperuser("INSERT INTO ca.order_journal SELECT (jsonb_populate_record(t, jsonb_build_object("
                + "'order_id', gen_random_uuid(), 'application_id', gen_random_uuid(),"
                + " 'spki', '\\x' || replace(gen_random_uuid()::text, '-', ''), 'serial', 'f00d' || lpad(n::text, 16, '0')"
                + "))).* FROM ca.order_journal t, generate_series(1, 600) n");
        issue();
        try (PublishedStatus slow = new PublishedStatus(ca, StatusSettings.standard(folder), clock, step -> {
            if (step == StatusFailPoint.Step.ANSWERS_BEGUN && !toRevoke.isEmpty()) {
                revoke(toRevoke.removeFirst(), RevocationReason.KEY_COMPROMISE);
            }
        })) {
            Publishing.Published cut = (Publishing.Published) slow.publisher.publish();

            assertThat(cut.signed()).as("one batch").isPositive().isLessThan(300);
            assertThat(cut.pending()).isEqualTo(601 - cut.signed());
            assertThat(slow.publish().said(revoked).getCertStatus()).isInstanceOf(RevokedStatus.class);
        } finally {
            asSuperuser("DELETE FROM ca.order_journal WHERE serial LIKE 'f00d%'");
        }
    }

    /** Scenario 41: one wins, numbers rise. */
    @Test
    void letsOneOfTwoGeneratorsPublishAtATime() throws Exception {
        try (PublishedStatus other = published(StatusSettings.standard(folder));
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            long last = 0;
            for (int round = 0; round < 10; round++) {
                revoke(issue(), RevocationReason.SUPERSEDED);
                List<Callable<Publishing>> two = List.of(status.publisher::publish, other.publisher::publish);
                List<Publishing> answers = new ArrayList<>();
                for (Future<Publishing> answer : both.invokeAll(two)) {
                    answers.add(answer.get());
                }
                assertThat(answers.stream().filter(Publishing.Published.class::isInstance))
                        .hasSize(1);
                long number = other.publish().shelf.list().orElseThrow().number();
                assertThat(number).isGreaterThan(last);
                last = number;
            }
        }
    }

    @Test
    void refusesToPublishFromAJournalThatWasSetBack() {
        revoke(issue(), RevocationReason.KEY_COMPROMISE);
        publish();
        long before = status.shelf.list().orElseThrow().number();
        try (CaBench empty = new CaBench();
                SigningCa elsewhere = SigningCa.open(
                        CaBench.with(bench.settings(), bench.settings().token()), empty.database, clock);
                PublishedStatus backup = new PublishedStatus(
                        elsewhere, StatusSettings.standard(folder), clock, StatusFailPoint.none())) {
            clock.move(Duration.ofHours(13));

            assertThat(backup.publisher.publish()).isEqualTo(new Publishing.Refused("journal-set-back"));
        }
        assertThat(status.shelf.list().orElseThrow().number()).isEqualTo(before);
    }

    /** Events that came later hide the number by which a journal that was set back is known. */
    @Test
    void neverTakesARevocationBackWhateverTheJournalSays() throws Exception {
        String revoked = issue();
        revoke(revoked, RevocationReason.KEY_COMPROMISE);
        publish();
        asSuperuser("CREATE TABLE ca.kept AS TABLE ca.revocation", "DELETE FROM ca.revocation");
        issue();
        try {
            assertThat(status.publisher.publish()).isEqualTo(new Publishing.Refused("journal-set-back"));
        } finally {
            asSuperuser("INSERT INTO ca.revocation SELECT * FROM ca.kept", "DROP TABLE ca.kept");
        }
        publish();
    }

    /** The issuer's key signs what this software makes for the responder, and nothing else that lies in the journal. */
    @Test
    void signsNoCertificateThatSomebodyPlantedForTheResponder() throws Exception {
        publish();
        asSuperuser("INSERT INTO ca.responder SELECT '7' || substr(serial, 2, 30), tbs, NULL, not_before,"
                + " not_after + interval '30 days', reserved_at FROM ca.responder");
        issue();
        try {
            assertThat(status.publisher.publish()).isEqualTo(new Publishing.Refused("responder-altered"));
        } finally {
            asSuperuser("DELETE FROM ca.responder WHERE certificate IS NULL");
        }
        publish();
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (Connection connection = bench.database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (String each : statements) {
                statement.execute(each);
            }
            statement.execute("SET session_replication_role = DEFAULT");
        }
    }

    @Test
    void refusesToPublishByAClockThatWasSetBack() {
        publish();
        issue();
        clock.move(Duration.ofMinutes(-6));

        assertThat(status.publisher.publish()).isEqualTo(new Publishing.Refused("clock-set-back"));
    }

    /** Once the clock is right again nobody has to wait for the moment that it said. */
    @Test
    void publishesAnewWhatAClockSignedThatWasAhead() {
        String good = issue();
        String revoked = issue();
        publish();
        clock.move(Duration.ofDays(20));
        Publishing.Published ahead = publish();
        revoke(revoked, RevocationReason.KEY_COMPROMISE);
        clock.move(Duration.ofDays(-20));

        Publishing.Published right = publish();

        assertThat(right.list()).isGreaterThan(ahead.list());
        assertThat(right.pending()).isZero();
        assertThat(status.list().getThisUpdate())
                .isBeforeOrEqualTo(clock.instant().plusSeconds(1));
        assertThat(status.list().getRevokedCertificate(new BigInteger(revoked, 16)))
                .isNotNull();
        assertThat(status.said(good).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(status.said(good).getThisUpdate())
                .isBeforeOrEqualTo(clock.instant().plusSeconds(1));
        assertThat(status.said(revoked).getCertStatus()).isInstanceOf(RevokedStatus.class);
        assertThat(status.publisher.publish()).isEqualTo(new Publishing.Unchanged());
    }

    /** Answers from the future count as none until they are signed again, however little time a round has. */
    @Test
    void signsWhatAClockAheadSignedRoundByRound() {
        String good = issue();
        publish();
        clock.move(Duration.ofDays(20));
        publish();
        clock.move(Duration.ofDays(-20));
        StatusSettings s = StatusSettings.standard(folder);
        try (PublishedStatus hurried = published(new StatusSettings(
                folder,
                s.listValidity(),
                s.answerValidity(),
                s.responderValidity(),
                Duration.ZERO,
                1,
                Optional.empty()))) {
            assertThat(((Publishing.Published) hurried.publisher.publish()).pending())
                    .isEqualTo(1);
        }
        publish();
        assertThat(status.said(good).getThisUpdate())
                .isBeforeOrEqualTo(clock.instant().plusSeconds(1));
    }

    @Test
    void namesTheOnlyPlaceOfAListWhereAnOperatorWantsIt() throws Exception {
        status.close();
        StatusSettings s = StatusSettings.standard(folder);
        status = published(new StatusSettings(
                folder,
                s.listValidity(),
                s.answerValidity(),
                s.responderValidity(),
                s.effort(),
                s.signers(),
                Optional.of(java.net.URI.create("http://ca.example/ca.crl"))));
        publish();

        assertThat(status.list().getCriticalExtensionOIDs()).containsExactly("2.5.29.28");
        assertThat(new String(status.list().getExtensionValue("2.5.29.28"), java.nio.charset.StandardCharsets.US_ASCII))
                .contains("http://ca.example/ca.crl");
    }

    @Test
    void answersHostileQuestionsWithTheRightError() {
        String serial = issue();
        publish();
        byte[] question = status.question(SHA1, new BigInteger(serial, 16));
        byte[] deep = new byte[8_000];
        for (int i = 0; i < deep.length; i += 4) {
            int left = deep.length - i - 4;
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x82;
            deep[i + 2] = (byte) (left >>> 8);
            deep[i + 3] = (byte) left;
        }
        byte[] endless = new byte[8_000];
        for (int i = 0; i < endless.length; i += 2) {
            endless[i] = 0x30;
            endless[i + 1] = (byte) 0x80;
        }

        for (byte[] hostile : List.of(
                new byte[0],
                new byte[] {0x30},
                new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
                "GET / HTTP/1.1".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                Arrays.copyOf(question, question.length - 1),
                Arrays.copyOf(question, question.length + 1),
                new byte[100_000],
                deep,
                endless,
                status.question(SHA1))) {
            assertThat(why(status.shelf.answer(hostile))).isEqualTo(OcspAnswer.Why.MALFORMED_REQUEST);
        }
        BigInteger[] many = new BigInteger[100];
        Arrays.fill(many, new BigInteger(serial, 16));
        assertThat(why(status.shelf.answer(status.question(SHA1, many)))).isEqualTo(OcspAnswer.Why.UNAUTHORIZED);
        try (CaBench foreign = new CaBench();
                SigningCa other = foreign.open();
                PublishedStatus elsewhere = PublishedStatus.of(foreign, other)) {
            assertThat(why(status.shelf.answer(elsewhere.question(SHA1, new BigInteger(serial, 16)))))
                    .isEqualTo(OcspAnswer.Why.UNAUTHORIZED);
        }
    }

    @Test
    void publishesAnewWhereAnOlderPublicationIsPutBack() throws IOException {
        String serial = issue();
        publish();
        String older = Files.readString(folder.resolve("current"));
        revoke(serial, RevocationReason.KEY_COMPROMISE);
        publish();
        Files.writeString(folder.resolve("current"), older);
        assertThat(status.said(serial).getCertStatus()).isInstanceOf(RevokedStatus.class);

        publish();

        assertThat(Files.readString(folder.resolve("current"))).contains("generation=3\n");
        assertThat(status.said(serial).getCertStatus()).isInstanceOf(RevokedStatus.class);
        assertThat(status.publisher.publish()).isInstanceOf(Publishing.Unchanged.class);
    }

    /** Nothing is due, and all digests fit: a revocation that was published is taken back by whoever can write the folder. */
    @Test
    void publishesAnewWhereSomebodyWroteAPublicationThatFits() throws IOException {
        String serial = issue();
        publish();
        Map<String, byte[]> good = files();
        revoke(serial, RevocationReason.KEY_COMPROMISE);
        publish();
        String events = line("events=");
        putBack(good, "generation=9", events);

        try (PublishedStatus restarted = published(StatusSettings.standard(folder))) {
            assertThat(restarted.publisher.publish()).isInstanceOf(Publishing.Published.class);
            assertThat(restarted.said(serial).getCertStatus()).isInstanceOf(RevokedStatus.class);
            assertThat(line("generation=")).isEqualTo("generation=10");
        }
        good.remove("lock");
        putBack(good, "generation=19", line("events="));
        publish();
        assertThat(status.said(serial).getCertStatus()).isInstanceOf(RevokedStatus.class);
    }

    private void putBack(Map<String, byte[]> files, String generation, String events) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Path current = folder.resolve("current");
        Files.writeString(
                current,
                Files.readString(current)
                        .replaceAll("(?m)^generation=.*$", generation)
                        .replaceAll("(?m)^events=.*$", events));
    }

    private String line(String key) throws IOException {
        return Files.readAllLines(folder.resolve("current")).stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (var all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** In place, as the process has it open, and at a start. */
    @Test
    void publishesAnewWhereAFileWasAltered() throws IOException {
        String serial = issue();
        publish();
        Path list = status.shelf.list().orElseThrow().file();
        flip(list);

        publish();

        assertThat(status.shelf.list().orElseThrow().file()).isNotEqualTo(list);
        assertThat(status.list().getRevokedCertificates()).isNull();
        try (PublishedStatus reopened = published(StatusSettings.standard(folder))) {
            flip(newestAnswers());
            assertThat(reopened.shelf.list()).isEmpty();
            assertThat(reopened.publisher.publish()).isInstanceOf(Publishing.Published.class);
            assertThat(reopened.said(serial).getCertStatus()).isNull();
        }
    }

    @Test
    void publishesAnewWhereTheManifestIsNone() throws IOException {
        String serial = issue();
        publish();
        for (String text : List.of("x", "toroku-status=1\ngeneration=9223372036854775807\n")) {
            Files.writeString(folder.resolve("current"), text);
            publish();
            assertThat(status.said(serial).getCertStatus()).isNull();
        }
    }

    private Path newestAnswers() throws IOException {
        return folder.resolve(line("file.0=").substring("file.0=".length()));
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static X509Certificate x509(byte[] certificate) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }
}
