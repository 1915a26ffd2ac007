package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.order.SignedOrder;
import org.toroku.pki.Der;

/** Each message has one form, and whatever is not in it is nothing. */
class WireFormTest {
    private static final Der BYTES = Der.of(new byte[] {1, 2, 3});
    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    private static final Instant AT = Instant.parse("2026-11-27T18:00:00.123456789Z");
    private static final SignedOrder ORDER = new SignedOrder(BYTES, BYTES, "ab".repeat(32));

    static Stream<Ask> asks() {
        return Stream.of(
                new Ask.Submit(ORDER, Optional.of(BYTES)),
                new Ask.Submit(ORDER, Optional.empty()),
                new Ask.Query(ID),
                new Ask.Cancel(ORDER, "issuance"),
                new Ask.Revoke("ab12", RevocationReason.KEY_COMPROMISE, "担当者"),
                new Ask.PackageKey(ID, BYTES),
                new Ask.DestroyKey(ID, "gone"),
                new Ask.HeldKey(ID),
                new Ask.TakesRules("cd".repeat(32)),
                new Ask.Look(),
                new Ask.NewestHead(),
                new Ask.HeadAt(Long.MAX_VALUE),
                new Ask.Published());
    }

    static Stream<Answer> answers() {
        return Stream.of(
                new Answer.Issued(BYTES, "ab", AT, AT),
                new Answer.Revoked("ab", AT, RevocationReason.SUPERSEDED),
                new Answer.Refused("subject", "not-a-name"),
                new Answer.Unknown(),
                new Answer.Voided(),
                new Answer.Packaged(BYTES),
                new Answer.Gone("destroyed"),
                new Answer.Destroyed(AT),
                new Answer.YesOrNo(true),
                new Answer.YesOrNo(false),
                new Answer.HeadIs(7, BYTES),
                new Answer.Ready(),
                new Answer.Degraded("orphans"),
                new Answer.Standing(Optional.of(AT), 3),
                new Answer.Standing(Optional.empty(), 0),
                new Answer.Not("token-away"));
    }

    private static Letter letter(Ask ask) {
        return new Letter(
                new Letter.Request(ID, BYTES, AT, ask).bytes(), Optional.of(new Letter.Seal("ef".repeat(32), BYTES)));
    }

    @ParameterizedTest
    @MethodSource("asks")
    void aRequestIsReadAsItWasWritten(Ask ask) {
        Letter letter = letter(ask);

        assertThat(Letter.read(letter.bytes())).contains(letter);
        assertThat(letter.opened().orElseThrow()).isEqualTo(new Letter.Request(ID, BYTES, AT, ask));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsReadAsItWasWritten(Answer answer) {
        SealedReply.Statement said = new SealedReply.Statement(BYTES, AT, Reply.to(ID, BYTES, answer));
        for (SealedReply reply : List.of(
                new SealedReply(said.bytes(), Optional.of(new RoomSeal(BYTES, BYTES))),
                new SealedReply(said.bytes(), Optional.empty()))) {
            assertThat(SealedReply.read(reply.bytes())).contains(reply);
            assertThat(reply.opened()).contains(said);
        }
    }

    /** A changed octet either is refused or says something else; it never is another form of the same. */
    @ParameterizedTest
    @MethodSource("asks")
    void nothingElseMeansTheSameRequest(Ask ask) {
        Letter letter = letter(ask);
        Random random = new Random(ask.getClass().getName().hashCode());
        for (int i = 0; i < 2_000; i++) {
            Der changed = changed(letter.bytes(), random);
            assertThat(Letter.read(changed).flatMap(read -> read.opened().map(opened -> read)))
                    .satisfies(read -> assertThat(read.map(Letter::bytes)).isIn(Optional.empty(), Optional.of(changed)))
                    .isNotEqualTo(Optional.of(letter));
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void nothingElseMeansTheSameAnswer(Answer answer) {
        SealedReply reply = new SealedReply(
                new SealedReply.Statement(BYTES, AT, Reply.to(ID, BYTES, answer)).bytes(),
                Optional.of(new RoomSeal(BYTES, BYTES)));
        Random random = new Random(answer.getClass().getName().hashCode());
        for (int i = 0; i < 2_000; i++) {
            Der changed = changed(reply.bytes(), random);
            assertThat(SealedReply.read(changed).flatMap(read -> read.opened().map(opened -> read)))
                    .satisfies(read ->
                            assertThat(read.map(SealedReply::bytes)).isIn(Optional.empty(), Optional.of(changed)))
                    .isNotEqualTo(Optional.of(reply));
        }
    }

    private static Der changed(Der bytes, Random random) {
        byte[] octets = bytes.toByteArray();
        int at = random.nextInt(octets.length);
        octets[at] ^= (byte) (1 + random.nextInt(255));
        return Der.of(random.nextInt(10) == 0 ? java.util.Arrays.copyOf(octets, at) : octets);
    }
}
