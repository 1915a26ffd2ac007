package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.await;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;

/** Reliability 14 and 50: hostile text of applicants in the mails that are sent to them. */
@ExtendWith(SharedHouse.class)
class PaperHostileMailTest {
    private static final List<String> TEXTS = HostileText.INERT;

    private final PaperHouse house;
    private final GreenMail mail;

    PaperHostileMailTest(PaperHouse house, GreenMail mail) {
        this.house = house;
        this.mail = mail;
    }

    /** No applicant's word comes into a header or, before they are proven, into the text, which is plain. */
    @Test
    void sendsMailsWhoseHeadersAnApplicantCannotWrite() throws Exception {
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i += 2) {
            ApplicationForm typed = HostileText.form(TEXTS.get(i) + "｜" + TEXTS.get(i + 1));
            PaperCase paper = new PaperCase(house, house.applied(typed, ProofMethod.PHOTO_ID));
            sent.add(java.util.Objects.requireNonNull(house.part(TransactionTemplate.class)
                    .execute(status -> house.part(OutgoingMail.class)
                            .order(
                                    paper.id(),
                                    LetterKind.NOTICE,
                                    OutgoingMail.Channel.EMAIL,
                                    List.of(),
                                    new Actor.Service("test")))));
        }
        await(() -> received(sent).size() == sent.size());
        List<MimeMessage> messages = received(sent);
        for (int i = 0; i < TEXTS.size(); i += 2) {
            MimeMessage message = messages.get(i / 2);
            assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("hanako@example.jp");
            assertThat(message.getSubject()).matches(".*P-\\d{4}-\\d{6}.*");
            assertThat(message.isMimeType("text/plain")).isTrue();
            for (Header header : Collections.list(message.getAllHeaders())) {
                assertThat(header.getName())
                        .isIn(
                                "Return-Path",
                                "Received",
                                "Date",
                                "From",
                                "To",
                                "Subject",
                                "Message-ID",
                                "MIME-Version",
                                "Content-Type",
                                "Content-Transfer-Encoding",
                                "Auto-Submitted",
                                "Content-Language");
            }
            assertThat(String.valueOf(message.getContent()))
                    .as("an applicant whom nothing has proven writes nothing into a mail")
                    .contains("お申込みの方へ")
                    .doesNotContain(
                            TEXTS.get(i), TEXTS.get(i + 1), PaperHouse.form().fullName());
        }
    }

    private List<MimeMessage> received(List<UUID> sent) {
        MimeMessage[] all = mail.getReceivedMessages();
        return sent.stream()
                .flatMap(id -> java.util.Arrays.stream(all)
                        .filter(message -> messageId(message).equals("<" + id + "@ra.example.jp>")))
                .toList();
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
