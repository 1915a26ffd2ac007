package org.toroku.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.Explanation;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.enrolment.RenewalStatement;
import org.toroku.evidence.Cases;
import org.toroku.issuance.CardHouse;

/** Concerns 4.2 and 4.3: what follows from signing is signed, in words of the applicant's own, and is what was shown. */
class SignedIntentTest {
    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse(Map.of("toroku.enrolment.per-network-per-hour", "1000"));
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    private static Applied apply(String phrase) {
        return apply(phrase, house.consent().acknowledgedItems());
    }

    private static Applied apply(String phrase, List<String> items) {
        Consent consent = house.consent();
        return house.counter()
                .apply(
                        CardHouse.form(),
                        new Consent(consent.explanationVersion(), consent.shownAt(), items, phrase),
                        house.newcomer());
    }

    @ParameterizedTest
    @CsvSource({
        "私が申し込みます, 私が申し込みます",
        "' 私が　申し込みます。', 私が申し込みます",
        "i apply MYSELF., I apply myself",
        "Ｉ ａｐｐｌｙ ｍｙｓｅｌｆ, I apply myself"
    })
    void whatFollowsAndWhatWasTypedArePartOfWhatIsSigned(String typed, String signed) {
        String content =
                new String(((Applied.Accepted) apply(typed)).content().bytes().toByteArray(), StandardCharsets.UTF_8);

        assertThat(content)
                .contains(house.counter().explanation(Locale.JAPANESE).consequence())
                .contains(house.counter().explanation(Locale.ENGLISH).consequence())
                .endsWith("確認の入力 / Typed in confirmation: " + signed + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"はい", "代わりに申し込みます", "私が申し込みますか", "I apply", "yes"})
    void otherWordsAreNoConsent(String typed) {
        assertThat(((Applied.Invalid) apply(typed)).problems())
                .containsExactly(new FieldProblem("consent.phrase", "phrase-differs"));
    }

    /** Whoever reads the record would have to guess what else was consented to. */
    @Test
    void anItemThatNobodyWasShownIsRefusedAndOneSaidTwiceIsKeptOnce() {
        Consent consent = house.consent();
        List<String> shown = consent.acknowledgedItems();
        List<String> more = Stream.concat(shown.stream(), Stream.of("all-else")).toList();
        List<String> twice = shown.stream().flatMap(id -> Stream.of(id, id)).toList();

        assertThat(((Applied.Invalid) apply(consent.phrase(), more)).problems())
                .containsExactly(new FieldProblem("consent.acknowledgedItems", "item-unknown"));
        assertThat(apply(consent.phrase(), twice)).isInstanceOf(Applied.Accepted.class);
        assertThat(new Consent("1", Instant.EPOCH, twice).acknowledgedItems()).isEqualTo(shown);
    }

    /** A rule of today does not judge again what was proven before it; what else is stated it does. */
    @Test
    void aRenewalKeepsTheNameThatWasProven() {
        ApplicationForm proven = Cases.named("김·金", "哲秀");

        assertThat(renew(proven, proven)).isInstanceOf(Applied.Accepted.class);
        assertThat(((Applied.Invalid) renew(Cases.named("이", "哲秀"), proven)).problems())
                .containsExactly(new FieldProblem("familyName", "script-in-name"));
    }

    private Applied renew(ApplicationForm form, ApplicationForm proven) {
        Instant now = Instant.parse("2026-11-27T00:00:00Z");
        return house.part(ApplicationIntake.class)
                .applyForRenewal(
                        form,
                        proven,
                        house.consent(),
                        house.newcomer(),
                        new RenewalStatement("a1", "00".repeat(32), now, "M-2026-000001", now, now),
                        (caseId, number) -> {});
    }

    @Test
    void noWordsAreNoConsent() {
        assertThat(((Applied.Invalid) apply(" ")).problems())
                .containsExactly(new FieldProblem("consent.phrase", "phrase-missing"));
    }

    @Test
    void theDigestOfWhatWasShownIsKeptAndAnotherOneIsRefused() {
        Applied.Accepted applied = house.applied();
        UUID caseId = applied.access().applicationId();
        var signature = house.signature(applied);

        for (String other : new String[] {"0".repeat(64), "", "x"}) {
            assertThat(house.counter().submit(applied.access(), signature, Optional.of(other)))
                    .isEqualTo(new Submitted.Refused("display-differs"));
        }
        assertThat(house.book(caseId)).contains("application-display-differs").doesNotContain("application-submitted");

        assertThat(house.counter()
                        .submit(
                                applied.access(),
                                signature,
                                Optional.of(applied.content().sha256().toUpperCase(Locale.ROOT))))
                .isInstanceOf(Submitted.Received.class);
        assertThat(displayed(caseId)).isEqualTo("as-signed");
    }

    @Test
    void whereNothingIsSaidOfWhatWasShownTheBookSaysSo() {
        assertThat(displayed(house.submitted().applicationId())).isEqualTo("not-stated");
    }

    /** The explanation speaks to people: each language has its own phrase. */
    @Test
    void everyLanguageHasItsPhrase() {
        Explanation japanese = house.counter().explanation(Locale.JAPANESE);
        Explanation english = house.counter().explanation(Locale.ENGLISH);
        assertThat(japanese.confirmedBy(english.phrase())).isFalse();
        assertThat(japanese.confirmedBy(japanese.phrase())).isTrue();
    }

    private static String displayed(UUID caseId) {
        return house.sql()
                .sql("SELECT detail::jsonb ->> 'displayed' FROM audit_entry WHERE case_id = ?"
                        + " AND action = 'application-submitted'")
                .param(caseId)
                .query(String.class)
                .single();
    }
}
