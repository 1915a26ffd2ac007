package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.await;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentStore;
import org.toroku.paper.ResumeDesk.Asked;
import org.toroku.pki.Der;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;

/** A lost resume code: who gets another, what becomes of the old one, and what strangers learn. */
@ExtendWith(SharedHouse.class)
class ResumeCodeTest {
    private static final Pattern CODE = Pattern.compile("([0-9a-f-]{36}):([0-9a-f]{64})");

    private final PaperHouse house;
    private final GreenMail server;
    private final String network = UUID.randomUUID().toString();

    ResumeCodeTest(PaperHouse house, GreenMail server) {
        this.house = house;
        this.server = server;
    }

    static ClientFacts facts(String network) {
        return new ClientFacts(Optional.empty(), network, "test", Locale.JAPANESE);
    }

    static int codes(PaperHouse house, UUID caseId) {
        return house.sql()
                .sql("SELECT count(*) FROM resume_code WHERE application_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    private int codes(PaperCase paper) {
        return codes(house, paper.id());
    }

    private ResumeDesk desk() {
        return house.part(ResumeDesk.class);
    }

    private Asked ask(String number, String email) {
        return desk().ask(number, email, facts(network));
    }

    private static String email() {
        return PaperHouse.form().email();
    }

    private Access mailed(PaperCase paper) {
        List<Access> found = new ArrayList<>();
        await(() -> {
            for (MimeMessage message : server.getReceivedMessages()) {
                Matcher code = CODE.matcher(content(message));
                if (code.find() && code.group(1).equals(paper.id().toString())) {
                    found.add(new Access(paper.id(), code.group(2)));
                }
            }
            return !found.isEmpty();
        });
        return found.getLast();
    }

    private static String content(MimeMessage message) {
        try {
            return String.valueOf(message.getContent());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean opens(Access access) {
        return house.part(EnrolmentDesk.class).status(access).isPresent();
    }

    @Test
    void replacesTheLostCodeOnceTheMailedOneIsUsed() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        Access lost = paper.applied().access();
        assertThat(ask("  " + paper.code().toLowerCase(Locale.ROOT), email().toUpperCase(Locale.ROOT)))
                .isEqualTo(new Asked.Noted());
        Access mailed = mailed(paper);

        assertThat(opens(mailed)).as("by itself it opens nothing").isFalse();
        assertThat(opens(lost)).as("until the new one is used").isTrue();
        Access fresh = desk().redeem(mailed).orElseThrow();

        assertThat(opens(fresh)).isTrue();
        assertThat(fresh.token()).isNotEqualTo(mailed.token());
        assertThat(opens(lost)).as("the lost one has ended").isFalse();
        assertThat(desk().redeem(mailed)).as("once").isEmpty();
        assertThat(opens(fresh)).isTrue();
        assertThat(house.part(BookVerifier.class).verifyCase(paper.id()))
                .isInstanceOf(BookVerifier.Report.Intact.class);
        assertThat(house.sql()
                        .sql("SELECT action FROM audit_entry WHERE case_id = ? ORDER BY seq")
                        .param(paper.id())
                        .query(String.class)
                        .list())
                .contains("resume-code-ordered", "access-token-renewed");
    }

    @Test
    void keepsADigestOnlyAndErasesTheCodeWithItsMail() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        ask(paper.code(), email());
        Access mailed = mailed(paper);
        OutgoingMail.Mail mail = house.part(OutgoingMail.class).ofCase(paper.id()).stream()
                .filter(each -> each.kind() == LetterKind.RESUME_CODE)
                .findFirst()
                .orElseThrow();
        await(() -> house.part(OutgoingMail.class).ofCase(paper.id()).stream()
                .anyMatch(each -> each.id().equals(mail.id()) && each.state() == OutgoingMail.MailState.SENT));

        assertThat(house.sql()
                        .sql("SELECT to_jsonb(r)::text FROM resume_code r WHERE application_id = ?")
                        .param(paper.id())
                        .query(String.class)
                        .single())
                .contains(Der.of(mailed.token().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .sha256Hex())
                .doesNotContain(mailed.token());
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        house.part(DocumentStore.class).read(mail.contents().getFirst()))
                .isInstanceOf(DocumentDamagedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-2026-999999", "P-2026-999999-X", "M-2026-000001", "nonsense", "", "' OR ''='", "\0"})
    void answersAlikeWhetherACaseExistsOrNot(String number) {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        assertThat(ask(number, email()))
                .isEqualTo(ask(paper.code(), "somebody@else.example"))
                .isEqualTo(ask(paper.code(), ""))
                .isEqualTo(ask(paper.code(), email()));
        await(() -> codes(paper) == 1);
        assertThat(codes(paper)).as("for the right address alone").isEqualTo(1);
    }

    /** What depends on a case would wait here, and tell by waiting. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void looksNothingUpBeforeItAnswers() throws Exception {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        Thread asking = Thread.ofVirtual().unstarted(() -> {
            ask(paper.code(), email());
            ask("P-2026-999998", email());
        });
        house.part(TransactionTemplate.class).executeWithoutResult(status -> {
            house.sql()
                    .sql("LOCK TABLE paper_file, resume_code IN ACCESS EXCLUSIVE MODE")
                    .update();
            asking.start();
            try {
                assertThat(asking.join(Duration.ofSeconds(15))).as("answered").isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await(() -> codes(paper) == 1);
    }

    @Test
    void limitsHowOftenANetworkAsksAndHowManyMailsACaseGets() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        for (int i = 0; i < 10; i++) {
            assertThat(ask(paper.code(), email())).isEqualTo(new Asked.Noted());
        }
        assertThat(ask(paper.code(), email())).isInstanceOf(Asked.TooMany.class);
        assertThat(ask("P-2026-999997", email())).isInstanceOf(Asked.TooMany.class);
        PaperCase other = house.apply(ProofMethod.SEAL_CERTIFICATE);
        desk().ask(other.code(), email(), facts("another network"));
        // one after another: what was asked before has been looked up
        await(() -> codes(other) == 1);
        assertThat(codes(paper)).isEqualTo(3);
    }

    @Test
    void takesNoCodeThatIsTooOldOrThatNoActWrote() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        ask(paper.code(), email());
        Access mailed = mailed(paper);
        String planted = "f".repeat(64);
        house.sql()
                .sql("INSERT INTO resume_code VALUES (?, ?, ?, now(), now() + interval '9 years', NULL)")
                .params(
                        network(),
                        paper.id(),
                        Der.of(planted.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .sha256Hex())
                .update();
        assertThat(desk().redeem(new Access(paper.id(), planted))).as("planted").isEmpty();
        assertThat(desk().redeem(mailed))
                .as("where rows are planted nothing opens")
                .isEmpty();
        house.sql().sql("DELETE FROM resume_code WHERE id = ?").param(network()).update();
        house.pass(Duration.ofHours(25));
        assertThat(desk().redeem(mailed)).as("too old").isEmpty();
    }

    private UUID network() {
        return UUID.fromString(network);
    }
}
