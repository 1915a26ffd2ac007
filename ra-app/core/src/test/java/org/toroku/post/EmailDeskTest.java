package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.evidence.Cases;
import org.toroku.officers.Roles;
import org.toroku.post.EmailDesk.Act;
import org.toroku.post.EmailDesk.Listing;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.MailState;

/** What people see of e-mails that do not get through, and what they can do about them. */
class EmailDeskTest {
    private final ScriptedSmtp server = new ScriptedSmtp();
    private PostGround post;

    @BeforeEach
    void open() {
        post = PostGround.open(Map.of(
                "toroku.mail.host", "127.0.0.1",
                "toroku.mail.port", Integer.toString(server.port()),
                "toroku.mail.security", "none",
                "toroku.mail.poll-interval", "PT1H",
                "toroku.mail.from", "no-reply@ra.example.jp"));
    }

    @AfterEach
    void close() throws Exception {
        post.close();
        server.close();
    }

    private EmailDesk desk() {
        return post.part(EmailDesk.class);
    }

    private boolean send() throws InterruptedException {
        return post.part(MailRounds.class).sendOne();
    }

    private UUID queue(UUID caseId) {
        return post.order(caseId, LetterKind.NOTICE, Channel.EMAIL);
    }

    @Test
    void showsWhatWasGivenUpAndWhatWaitsAfterAFailure() throws Exception {
        server.answers("RCPT", "550 no such user");
        UUID caseId = post.ground().cases().apply();
        UUID failed = queue(caseId);
        send();
        server.answers("RCPT", "451 later");
        UUID delayed = queue(caseId);
        send();
        queue(caseId);

        Listing.Mails mails = (Listing.Mails) desk().troubled(PostGround.POST);

        assertThat(mails.items()).extracting(item -> item.mail().id()).containsExactly(failed, delayed);
        assertThat(mails.items()).allSatisfy(item -> {
            assertThat(item.attempts()).isEqualTo(1);
            assertThat(item.caseNumber()).isNotBlank();
        });
    }

    @Test
    void sendsAgainWhatWasGivenUpWithAllTheTimeItHadAtFirst() throws Exception {
        server.answers("RCPT", "550 no such user");
        UUID caseId = post.ground().cases().apply();
        UUID mail = queue(caseId);
        send();
        post.ground().clock().forward(Duration.ofDays(30));

        assertThat(desk().sendAgain(PostGround.POST, mail)).isEqualTo(new Act.Done());

        assertThat(post.mail(caseId, mail).state()).isEqualTo(MailState.QUEUED);
        assertThat(post.mail(caseId, mail).reason()).isEmpty();
        server.answers("RCPT", "451 later");
        assertThat(send()).isTrue();
        assertThat(post.mail(caseId, mail).state())
                .as("it is not given up at once")
                .isEqualTo(MailState.QUEUED);
        server.complies("RCPT");
        post.ground().clock().forward(Duration.ofHours(5));
        assertThat(send()).isTrue();
        assertThat(post.mail(caseId, mail).state()).isEqualTo(MailState.SENT);
        assertThat(post.ground().bookText()).contains("mail-requeued");
        assertThat(post.bookIntact()).isTrue();
    }

    @Test
    void sendsNothingAgainThatIsUnderWayOrSent() throws Exception {
        UUID mail = queue(post.ground().cases().apply());

        assertThat(desk().sendAgain(PostGround.POST, mail)).isEqualTo(new Act.Refused("wrong-state"));
        send();
        assertThat(desk().sendAgain(PostGround.POST, mail)).isEqualTo(new Act.Refused("wrong-state"));
        assertThat(desk().sendAgain(PostGround.POST, UUID.randomUUID())).isEqualTo(new Act.Refused("not-found"));
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void isNoBusinessOfOtherOfficersNorOfTheApplicant() throws Exception {
        server.answers("RCPT", "550 no such user");
        UUID mail = queue(post.ground().cases().apply());
        send();
        Officer examiner = new Officer("anne", Set.of(Roles.EXAMINER));
        post.officer("hana", Cases.HANAKO.fullName(), Set.of(Roles.POST_ROOM));
        Officer namesake = new Officer("hana", Set.of(Roles.POST_ROOM));

        assertThat(desk().troubled(examiner)).isEqualTo(new Listing.Refused("role"));
        assertThat(desk().sendAgain(examiner, mail)).isEqualTo(new Act.Refused("role"));
        assertThat(((Listing.Mails) desk().troubled(namesake)).items()).isEmpty();
        assertThat(desk().sendAgain(namesake, mail)).isEqualTo(new Act.Refused("own-case"));
    }
}
