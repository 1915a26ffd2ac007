package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.audit.Actor;
import org.toroku.audit.BookVerifier;
import org.toroku.evidence.Cases;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.wording.FolderNotices;
import org.toroku.wording.RevocationText;
import org.toroku.wording.WordingKind;

/** E-mails over real sockets: to GreenMail where they arrive, to a server that refuses where they do not. */
class MailRoundsTest {
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private PostGround post(int port) {
        return post(port, Map.of());
    }

    private PostGround post(int port, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "toroku.mail.host", "127.0.0.1",
                "toroku.mail.port", Integer.toString(port),
                "toroku.mail.security", "none",
                // the test itself is the node that sends
                "toroku.mail.poll-interval", "PT1H",
                "toroku.mail.from", "no-reply@ra.example.jp"));
        settings.putAll(more);
        PostGround post = PostGround.open(settings);
        open.add(post);
        return post;
    }

    private GreenMail greenMail() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        open.add(server::stop);
        return server;
    }

    private ScriptedSmtp scripted() {
        ScriptedSmtp server = new ScriptedSmtp();
        open.add(server);
        return server;
    }

    private static boolean send(PostGround post) throws InterruptedException {
        return post.part(MailRounds.class).sendOne();
    }

    private static UUID queue(PostGround post, UUID caseId) {
        return post.order(caseId, LetterKind.NOTICE, Channel.EMAIL);
    }

    @Test
    void tellsThatThereIsNewsAndNothingElse() throws Exception {
        GreenMail server = greenMail();
        PostGround post = post(server.getSmtp().getPort());
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);

        assertThat(send(post)).isTrue();

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getAllRecipients()).extracting(Object::toString).containsExactly("hanako@example.jp");
        assertThat(received[0].getFrom()).extracting(Object::toString).containsExactly("no-reply@ra.example.jp");
        assertThat(received[0].getSubject()).contains(caseId.toString());
        assertThat(received[0].getHeader("Message-ID")).containsExactly("<" + id + "@ra.example.jp>");
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String text = String.valueOf(received[0].getContent());
        assertThat(text)
                .startsWith("お申込みの方へ")
                .contains("Dear applicant,", "https://ra.example.jp/")
                .doesNotContain("山田", "花子", " 様", "1980", "千代田", "0312345678", "token", "承諾", "accept");
        assertThat(post.mail(caseId, id)).extracting(Mail::state).isEqualTo(MailState.SENT);
        assertThat(send(post)).as("nothing is left").isFalse();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(post.bookIntact()).isTrue();
    }

    @Test
    void speaksFirstInTheLanguageThatTheApplicantReads() throws Exception {
        GreenMail server = greenMail();
        PostGround post = post(server.getSmtp().getPort());
        UUID caseId = post.ground().cases().apply(Cases.HANAKO, Cases.Origin.reading(Locale.ENGLISH));
        queue(post, caseId);

        assertThat(send(post)).isTrue();

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject())
                .isEqualTo("News about your application for an electronic certificate (case number " + caseId + ")");
        String text = String.valueOf(received.getContent()).replace("\r\n", "\n");
        int other = text.indexOf("\n----\n");
        assertThat(text.substring(0, other)).contains("there is news about your application");
        assertThat(text.substring(other)).contains("新しいお知らせがあります");
    }

    @Test
    void namesWhomACertificateWasIssuedTo() throws Exception {
        GreenMail server = greenMail();
        PostGround post = post(server.getSmtp().getPort());
        UUID caseId = post.ground().cases().apply();
        post.ground().cases().issue(caseId);
        queue(post, caseId);

        assertThat(send(post)).isTrue();

        assertThat(String.valueOf(server.getReceivedMessages()[0].getContent()))
                .startsWith("山田　花子 様")
                .contains("Dear 山田　花子,");
        assertThat(post.bookIntact()).isTrue();
    }

    /** Anybody can enter another's address, and in the place of a name what that person is to read. */
    @Test
    void saysNothingThatAnUnprovenApplicantTyped() throws Exception {
        GreenMail server = greenMail();
        PostGround post = post(server.getSmtp().getPort());
        UUID caseId = post.ground()
                .cases()
                .apply(Cases.named("至急お電話ください", "https://e.example/ 0120-000-000"), Cases.Origin.anywhere());
        for (LetterKind kind : List.of(LetterKind.NOTICE, LetterKind.REMINDER, LetterKind.EXPIRY)) {
            post.order(caseId, kind, Channel.EMAIL);
            assertThat(send(post)).isTrue();
        }

        assertThat(server.getReceivedMessages()).hasSize(3);
        for (MimeMessage message : server.getReceivedMessages()) {
            assertThat(message.getSubject() + message.getContent())
                    .contains("お申込みの方へ", "Dear applicant,")
                    .doesNotContain("お電話ください", "e.example/", "0120");
        }
    }

    /** Whoever had their certificate years ago has no code left with which to look it up. */
    @Test
    void tellsWhatBecameOfARevocationItself() throws Exception {
        GreenMail server = greenMail();
        PostGround post = post(server.getSmtp().getPort());
        UUID caseId = post.ground().cases().apply();
        post.ground().cases().issue(caseId);
        FolderNotices notices = post.part(FolderNotices.class);
        FolderNotices.Written written = notices.write(
                WordingKind.REVOKED_ON_REQUEST,
                "M-2026-000001",
                RevocationText.revoked(
                        "a3f", Instant.parse("2026-11-27T01:15:00Z"), Map.of(), List.of("R-2026-000002")));
        UUID notice = Objects.requireNonNull(post.ground()
                .transaction()
                .execute(status -> notices.file(caseId, written, new Actor.Service("test"))));
        post.order(caseId, LetterKind.REVOCATION, Channel.EMAIL, notice);

        assertThat(send(post)).isTrue();

        String text =
                String.valueOf(server.getReceivedMessages()[0].getContent()).replace("\r\n", "\n");
        int english = text.indexOf("\n----\n");
        assertThat(text.substring(0, english))
                .contains(
                        "山田　花子 様",
                        "電子証明書のシリアル番号：0A3F\n失効した日時：2026年11月27日 10:15（日本時間）",
                        "あわせて失効した更新後の電子証明書（受付番号）：R-2026-000002",
                        "お使いにならないでください")
                .doesNotContain("Serial number");
        assertThat(text.substring(english))
                .contains(
                        "Dear 山田　花子,",
                        "Serial number of the certificate: 0A3F\nRevoked: 27 November 2026 10:15 (JST)",
                        "(case numbers): R-2026-000002",
                        "https://ra.example.jp/")
                .doesNotContain("シリアル番号", "Case number:");
        assertThat(post.bookIntact()).isTrue();
    }

    @Test
    void keepsMailsWithAReasonWhileNoServerIsConfigured() throws Exception {
        PostGround post = PostGround.open(Map.of());
        open.add(post);
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);

        assertThat(send(post)).isFalse();

        Mail mail = post.mail(caseId, id);
        assertThat(mail.state()).isEqualTo(MailState.QUEUED);
        assertThat(mail.reason()).contains("no-smtp");
        assertThat(post.bookIntact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void triesAgainAfterGrowingPausesWhatTheServerRefusesForNow(String command) throws Exception {
        ScriptedSmtp server = scripted().answers(command, "451 later");
        PostGround post = post(server.port());
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);

        assertThat(send(post)).isTrue();
        assertThat(post.mail(caseId, id).state()).isEqualTo(MailState.QUEUED);
        assertThat(post.mail(caseId, id).reason()).contains("smtp-451");
        post.ground().clock().forward(Duration.ofSeconds(59));
        assertThat(send(post)).as("before the first pause is over").isFalse();
        post.ground().clock().forward(Duration.ofSeconds(2));
        assertThat(send(post)).isTrue();
        post.ground().clock().forward(Duration.ofSeconds(61));
        assertThat(send(post)).as("the second pause is longer").isFalse();

        server.complies(command);
        post.ground().clock().forward(Duration.ofSeconds(61));
        assertThat(send(post)).isTrue();
        assertThat(post.mail(caseId, id)).extracting(Mail::state).isEqualTo(MailState.SENT);
        assertThat(post.mail(caseId, id).reason()).isEmpty();
        assertThat(server.accepted()).isEqualTo(1);
        assertThat(post.bookIntact()).isTrue();
    }

    /** Whoever has a notice sent once more, or a code to an address of theirs, writes into the row; nothing goes out. */
    @Test
    void doesNotSendAMailWhoseRowSomebodyAltered() throws Exception {
        ScriptedSmtp server = scripted();
        PostGround post = post(server.port());
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);
        assertThat(send(post)).isTrue();
        String sent = "UPDATE outgoing_mail SET state = '%s' WHERE id = ?";
        post.ground().jdbc().sql(sent.formatted("QUEUED")).param(id).update();
        post.ground().clock().forward(Duration.ofMinutes(6));

        assertThat(send(post)).isTrue();

        assertThat(send(post)).as("before the pause is over").isFalse();
        assertThat(server.accepted()).isEqualTo(1);
        assertThat(post.ground().bookText()).doesNotContain("mail-delayed");
        assertThat(post.ground().verifyBook())
                .isEqualTo(new BookVerifier.Report.Altered(
                        List.of(new BookVerifier.Finding("outgoing_mail " + id, "row-altered"))));
        post.ground().clock().forward(Duration.ofMinutes(3));
        assertThat(send(post)).isTrue();
        assertThat(server.accepted()).isEqualTo(1);
        post.ground().jdbc().sql(sent.formatted("SENT")).param(id).update();
        assertThat(post.bookIntact()).isTrue();
    }

    @Test
    void othersAreSentWhileOneIsAltered() throws Exception {
        ScriptedSmtp server = scripted();
        PostGround post = post(server.port());
        UUID caseId = post.ground().cases().apply();
        UUID altered = queue(post, caseId);
        UUID other = queue(post, post.ground().cases().apply());
        post.ground()
                .jdbc()
                .sql("UPDATE outgoing_mail SET ordered_at = ordered_at - interval '1 day' WHERE id = ?")
                .param(altered)
                .update();

        assertThat(send(post)).isTrue();
        assertThat(send(post)).isTrue();

        assertThat(post.mail(caseId, altered).state()).isEqualTo(MailState.QUEUED);
        assertThat(post.ground()
                        .jdbc()
                        .sql("SELECT state FROM outgoing_mail WHERE id = ?")
                        .param(other)
                        .query(String.class)
                        .single())
                .isEqualTo("SENT");
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void givesUpAfterFourDays() throws Exception {
        ScriptedSmtp server = scripted().answers("RCPT", "450 mailbox busy");
        PostGround post = post(server.port());
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);
        send(post);
        post.ground().clock().forward(Duration.ofDays(4));

        assertThat(send(post)).isTrue();

        assertThat(post.mail(caseId, id).state()).isEqualTo(MailState.FAILED);
        assertThat(post.mail(caseId, id).reason()).contains("smtp-450");
        assertThat(post.bookIntact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "."})
    void doesNotTryAgainWhatTheServerRefusesForGood(String command) throws Exception {
        PostGround post = post(scripted().answers(command, "550 no such user").port());
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);

        assertThat(send(post)).isTrue();

        assertThat(post.mail(caseId, id).state()).isEqualTo(MailState.FAILED);
        assertThat(post.mail(caseId, id).reason()).contains("smtp-550");
        post.ground().clock().forward(Duration.ofDays(1));
        assertThat(send(post)).isFalse();
        assertThat(post.bookIntact()).isTrue();
    }

    @Test
    void waitsForAServerThatIsAway() throws Exception {
        GreenMail server = greenMail();
        int port = server.getSmtp().getPort();
        PostGround post = post(port);
        server.stop();
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);

        assertThat(send(post)).isTrue();
        assertThat(post.mail(caseId, id).state()).isEqualTo(MailState.QUEUED);
        assertThat(post.mail(caseId, id).reason()).contains("smtp-away");

        GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        back.start();
        open.add(back::stop);
        post.ground().clock().forward(Duration.ofMinutes(2));
        assertThat(send(post)).isTrue();
        assertThat(back.getReceivedMessages()).hasSize(1);
        assertThat(post.mail(caseId, id).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void refusesAServerWithoutEncryptionUnlessToldOtherwise() throws Exception {
        ScriptedSmtp server = scripted();
        PostGround post = post(server.port(), Map.of("toroku.mail.security", "starttls"));
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);

        send(post);

        assertThat(server.accepted()).isZero();
        assertThat(post.mail(caseId, id).state()).isEqualTo(MailState.QUEUED);
    }

    @Test
    void breaksOffWithAServerThatAnswersByDrops() throws Exception {
        ScriptedSmtp server = scripted().drips(Duration.ofMillis(300));
        PostGround post =
                post(server.port(), Map.of("toroku.mail.longest-sending", "PT1S", "toroku.mail.lease", "PT10S"));
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);

        assertThat(send(post)).isTrue();

        assertThat(post.mail(caseId, id).reason()).contains("smtp-slow");
    }

    @Test
    void sendsEachMailOnceFromManyNodes() throws Exception {
        GreenMail server = greenMail();
        PostGround post = post(server.getSmtp().getPort());
        for (int i = 0; i < 12; i++) {
            queue(post, post.ground().cases().apply());
        }
        CountDownLatch ready = new CountDownLatch(4);
        List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
        MailRounds rounds = post.part(MailRounds.class);
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(Thread.ofPlatform().start(() -> {
                try {
                    ready.countDown();
                    ready.await();
                    while (rounds.sendOne()) {
                        // until nothing is due
                    }
                } catch (InterruptedException | RuntimeException e) {
                    faults.add(e);
                }
            }));
        }
        for (Thread node : nodes) {
            node.join();
        }

        assertThat(faults).isEmpty();
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
        assertThat(post.bookIntact()).isTrue();
    }

    @Test
    void sendsAgainUnderTheSameIdAfterACrashBeforeTheCommitAndNeverForgets() throws Exception {
        GreenMail server = greenMail();
        PostGround post = post(server.getSmtp().getPort());
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);
        MailQueue queue = post.part(MailQueue.class);
        MailQueue.Taken crashed = queue.take().orElseThrow();
        SmtpServer smtp = post.part(SmtpServer.class);
        var message =
                (MailComposer.Composed.Ready) post.part(MailComposer.class).compose(crashed.mail(), smtp.session());
        assertThat(smtp.send(message.message())).isEqualTo(new MailQueue.Outcome.Sent());

        assertThat(send(post)).as("while the lease holds").isFalse();
        post.ground().clock().forward(Duration.ofMinutes(6));
        assertThat(send(post)).isTrue();

        assertThat(Arrays.stream(server.getReceivedMessages())
                        .map(MailRoundsTest::id)
                        .distinct())
                .containsExactly("<" + id + "@ra.example.jp>");
        assertThat(server.getReceivedMessages()).hasSize(2);
        queue.conclude(crashed, new MailQueue.Outcome.Failed("too-late"));
        assertThat(post.mail(caseId, id).state()).isEqualTo(MailState.SENT);
        assertThat(post.bookIntact()).isTrue();
    }

    @Test
    void doesNotBelieveTheFailureOfANodeThatLostItsLease() throws Exception {
        PostGround post = post(greenMail().getSmtp().getPort());
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);
        MailQueue queue = post.part(MailQueue.class);
        MailQueue.Taken slow = queue.take().orElseThrow();
        post.ground().clock().forward(Duration.ofMinutes(6));
        assertThat(queue.take()).isPresent();

        queue.conclude(slow, new MailQueue.Outcome.Failed("smtp-550"));

        assertThat(post.mail(caseId, id).state()).isEqualTo(MailState.QUEUED);
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hanako@example.jp\r\nBcc: eve@example.org",
                "hanako@example.jp\nSubject: x",
                "hanako@example.jp, eve@example.org",
                "hanako@example.jp;eve@example.org",
                "Eve <eve@example.org>",
                "\"hanako\r\n\"@example.jp",
                "@example.jp",
                "hanako@",
                "hanako"
            })
    void sendsNothingToWhatIsNotOneAddress(String address) throws Exception {
        ScriptedSmtp server = scripted();
        PostGround post = post(server.port());
        UUID caseId = post.ground().cases().apply(Cases.withEmail(address), Cases.Origin.anywhere());
        UUID id = queue(post, caseId);

        assertThat(send(post)).isTrue();

        assertThat(server.accepted()).isZero();
        assertThat(post.mail(caseId, id).state()).isEqualTo(MailState.FAILED);
        assertThat(post.mail(caseId, id).reason()).contains("address-malformed");
    }

    @Test
    void sendsNothingToAnAddressThatTheBookDoesNotKnow() throws Exception {
        ScriptedSmtp server = scripted();
        PostGround post = post(server.port());
        UUID caseId = post.ground().cases().apply();
        UUID id = queue(post, caseId);
        post.ground()
                .jdbc()
                .sql("UPDATE application SET form = jsonb_set(form, '{email}', '\"eve@example.org\"') WHERE id = ?")
                .param(caseId)
                .update();

        assertThat(send(post)).isTrue();

        assertThat(server.accepted()).isZero();
        assertThat(post.mail(caseId, id).reason()).contains("case-altered");
    }

    /** The form lets no line break in; a row that has one all the same writes no header. */
    @Test
    void keepsLineBreaksOfAStoredNameOutOfEveryHeader() throws Exception {
        GreenMail server = greenMail();
        PostGround post = post(server.getSmtp().getPort());
        for (String end : List.of("\r\n", "\n", "\r", "\u2028")) {
            UUID caseId = post.ground()
                    .cases()
                    .apply(
                            Cases.named("山田" + end + "Bcc: eve@example.org", "花子" + end + end + "<html>"),
                            Cases.Origin.anywhere());
            post.ground().cases().issue(caseId);
            queue(post, caseId);
            assertThat(send(post)).isTrue();
        }

        assertThat(server.getReceivedMessages()).hasSize(4);
        for (MimeMessage message : server.getReceivedMessages()) {
            assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("hanako@example.jp");
            assertThat(message.getHeader("Bcc")).isNull();
            assertThat(message.getSubject()).doesNotContain("eve", "山田");
            assertThat(String.valueOf(message.getContent()))
                    .contains("山田 Bcc: eve@example.org\u3000花子 <html> 様")
                    .doesNotContain("\nBcc", "\n<html>");
        }
    }
}
