package org.toroku.workflows.proof;

import static org.toroku.workflows.Variables.*;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.toroku.workflows.Variables;

/** Variables that choose ways, with every value that somebody gives them. A proof knows each at each place, four bits apiece. */
enum Tracked {
    VERIFICATION(0, Variables.VERIFICATION, VERIFIED, REJECTED, PENDING),
    DECISION(4, Variables.DECISION, ACCEPT, REJECT, REFER, CORRECT, REEXAMINE, REVOKE, REFUSE, CONFIRM),
    EXAMINATION(8, Variables.EXAMINATION, RECOMMEND_ACCEPT, RECOMMEND_REJECT, CORRECT, HOLD, ESCALATE),
    ISSUANCE(12, Variables.ISSUANCE, ISSUED, CANCELLED, REAPPROVE),
    METHOD(16, Variables.METHOD, PHOTO_ID, SEAL_CERTIFICATE, INQUIRY),
    EVIDENCE(20, Variables.EVIDENCE, COMPLETE, INCOMPLETE, QUARANTINED),
    RECHECK(24, Variables.RECHECK, SAME, DIFFERENT),
    REPLY_EXAMINATION(28, Variables.REPLY_EXAMINATION, GENUINE, DOUBTFUL),
    KEY_DELIVERY(32, Variables.KEY_DELIVERY, SIGNED, CODE),
    CODE_DELIVERY(36, Variables.CODE_DELIVERY, SEND, GIVEN_UP),
    KEY_CHECK(40, Variables.KEY_CHECK, KEY_ACCEPTED, REJECTED),
    /** A number; conditions compare it with 1 to 9, so that everything beyond is alike. */
    INQUIRY_ATTEMPTS(
            44,
            Variables.INQUIRY_ATTEMPTS,
            IntStream.rangeClosed(1, 10).mapToObj(Integer::toString).toArray(String[]::new)),
    ADDITIONAL_CHECK(48, Variables.ADDITIONAL_CHECK, PASSED, NOT_PASSED, UNCLEAR);

    /** Number of a value that is not known. */
    static final int ANY = 15;

    /** Bits of all variables. */
    static final long ALL = (1L << (4 * values().length)) - 1;

    private static final Map<String, Tracked> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(each -> each.variable, Function.identity()));

    final String variable;

    /** At their number; number 0 is null. */
    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    final List<String> domain;

    private final int shift;

    Tracked(int shift, String variable, String... domain) {
        this.shift = shift;
        this.variable = variable;
        this.domain = Stream.concat(Stream.of("null"), Arrays.stream(domain)).toList();
    }

    static Optional<Tracked> of(String variable) {
        return Optional.ofNullable(BY_NAME.get(variable));
    }

    boolean isNumber() {
        return this == INQUIRY_ATTEMPTS;
    }

    long mask() {
        return 15L << shift;
    }

    int in(long values) {
        return (int) (values >>> shift) & 15;
    }

    long with(long values, int number) {
        return values & ~mask() | (long) number << shift;
    }

    /** The value as a word. */
    String word(long values) {
        int number = in(values);
        return number == ANY ? "?" : domain.get(number);
    }
}
