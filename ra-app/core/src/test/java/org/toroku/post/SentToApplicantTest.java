package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.post.SentToApplicant.Piece;

/** What an applicant is told of letters and e-mails. */
class SentToApplicantTest {
    private static final Actor SELF = new Actor.Service("test");

    private PostGround post;
    private UUID caseId;

    @BeforeEach
    void open() {
        post = PostGround.open(Map.of());
        caseId = post.ground().cases().apply();
    }

    @AfterEach
    void close() {
        post.close();
    }

    private void printed(UUID mail) {
        post.ground().transaction().executeWithoutResult(status -> {
            post.ground()
                    .jdbc()
                    .sql("UPDATE outgoing_mail SET state = 'PRINTED' WHERE id = ?")
                    .param(mail)
                    .update();
            post.part(Book.class)
                    .record(Book.Entry.of(
                            SELF,
                            "letter-printed",
                            caseId,
                            Map.of(),
                            new Book.Row(ProtectedTable.OUTGOING_MAIL, mail.toString())));
        });
    }

    private Instant posted(UUID mail, String tracking) {
        printed(mail);
        post.ground().clock().forward(Duration.ofHours(3));
        assertThat(post.ground()
                        .transaction()
                        .<Boolean>execute(
                                status -> post.part(OutgoingMail.class).posted(caseId, mail, tracking, SELF)))
                .isTrue();
        return post.mail(caseId, mail).since();
    }

    private List<Piece> sent() {
        return post.part(SentToApplicant.class).of(caseId);
    }

    @Test
    void aLetterThatCameBackKeepsTheDayOnWhichItWasPosted() {
        UUID letter = post.order(caseId, LetterKind.NOTICE, Channel.POST);
        Instant postedAt = posted(letter, "1234-5678-9012");
        post.ground().clock().forward(Duration.ofDays(4));
        post.ground()
                .transaction()
                .executeWithoutResult(status -> post.part(OutgoingMail.class).returned(letter, "moved", SELF));

        Piece piece = sent().getFirst();
        assertThat(piece.state()).isEqualTo(MailState.RETURNED);
        assertThat(piece.postedAt().orElseThrow()).isCloseTo(postedAt, within(1, ChronoUnit.SECONDS));
        assertThat(piece.tracking()).contains("123456789012");
    }

    /** Whoever holds nothing but the resume code must not learn where the letter with the second proof is. */
    @Test
    void theNumberOfALetterForTheAddresseeOnlyIsWithheld() {
        UUID letter = post.order(caseId, LetterKind.INQUIRY, Channel.ADDRESSEE_ONLY);
        posted(letter, "999988887777");
        assertThat(sent().getFirst().tracking()).isEqualTo(Optional.empty());
        assertThat(sent().getFirst().postedAt()).isPresent();
    }

    @Test
    void whatWasOvertakenBeforeItLeftWasSentToNobody() {
        UUID mail = post.order(caseId, LetterKind.NOTICE, Channel.EMAIL);
        UUID letter = post.order(caseId, LetterKind.DEFECTS, Channel.POST);
        posted(letter, "111122223333");
        post.ground().jdbc().sql("UPDATE outgoing_mail SET state = 'VOID'").update();
        assertThat(sent()).extracting(Piece::kind).containsExactly(LetterKind.DEFECTS);
        assertThat(post.mail(caseId, mail).state()).isEqualTo(MailState.VOID);
    }

    @Test
    void nobodyIsToldOfTheMailOfOthers() {
        post.order(post.ground().cases().apply(), LetterKind.NOTICE, Channel.EMAIL);
        assertThat(sent()).isEmpty();
    }
}
