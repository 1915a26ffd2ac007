package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.post.PostGround.POST;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.toroku.audit.BookVerifier;
import org.toroku.post.OutgoingMail.Channel;

/** The rows of the post are sealed: whoever alters, adds or removes one is found out. */
class PostTamperTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE letter_print SET flaws = '{}', pages = pages + 1",
                "UPDATE letter_print SET printed_by = 'eve'",
                "DELETE FROM letter_print",
                "UPDATE mail_attempt SET code = 'smtp-250'",
                "UPDATE mail_attempt SET outcome = 'SENT'",
                "DELETE FROM mail_attempt",
                "UPDATE outgoing_mail SET state = 'SENT' WHERE channel = 'EMAIL'"
            })
    void namesTheRow(String change) throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp().answers("RCPT", "451 later");
                PostGround post = PostGround.open(Map.of(
                        "toroku.mail.host", "127.0.0.1",
                        "toroku.mail.port", Integer.toString(server.port()),
                        "toroku.mail.security", "none",
                        "toroku.mail.from", "no-reply@ra.example.jp",
                        "toroku.mail.poll-interval", "PT1H"))) {
            UUID caseId = post.ground().cases().apply();
            UUID letter = post.order(caseId, LetterKind.REMINDER, Channel.POST);
            assertThat(post.part(LetterDesk.class).print(POST, List.of(letter)))
                    .isInstanceOf(LetterDesk.Printing.Ready.class);
            post.order(caseId, LetterKind.NOTICE, Channel.EMAIL);
            assertThat(post.part(MailRounds.class).sendOne()).isTrue();
            assertThat(post.bookIntact()).isTrue();

            assertThat(post.ground().jdbc().sql(change).update()).isPositive();

            assertThat(post.part(BookVerifier.class).verifyCase(caseId))
                    .isInstanceOf(BookVerifier.Report.Altered.class);
            assertThat(post.bookIntact()).isFalse();
        }
    }

    @Test
    void sendsAMailThatWaitedForAServerOnceThereIsOne() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp();
                PostGround post = PostGround.open(Map.of(
                        "toroku.mail.host", "127.0.0.1",
                        "toroku.mail.port", Integer.toString(server.port()),
                        "toroku.mail.security", "none",
                        "toroku.mail.from", "no-reply@ra.example.jp",
                        "toroku.mail.poll-interval", "PT1H"))) {
            UUID caseId = post.ground().cases().apply();
            StoredMail withoutServer = new StoredMail(
                    post.ground().jdbc(),
                    post.part(org.toroku.audit.Book.class),
                    post.part(org.toroku.evidence.DocumentStore.class),
                    SettingsOfMail.off(),
                    post.ground().clock(),
                    new StaticListableBeanFactory().getBeanProvider(CaseLetters.class));
            UUID id = java.util.Objects.requireNonNull(post.ground()
                    .transaction()
                    .execute(status -> withoutServer.order(
                            caseId,
                            LetterKind.NOTICE,
                            Channel.EMAIL,
                            List.of(),
                            new org.toroku.audit.Actor.Service("test"))));
            assertThat(post.mail(caseId, id).reason()).contains("no-smtp");

            assertThat(post.part(MailRounds.class).sendOne()).isTrue();

            assertThat(post.mail(caseId, id).state()).isEqualTo(OutgoingMail.MailState.SENT);
            assertThat(post.mail(caseId, id).reason()).isEmpty();
        }
    }
}
