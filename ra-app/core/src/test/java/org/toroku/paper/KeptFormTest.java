package org.toroku.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentSettings;
import org.toroku.enrolment.KeptForms;
import org.toroku.enrolment.KeptForms.Kept;
import org.toroku.evidence.CodeCipher;

/** A form put aside: who opens it, what the house itself can read, and when it is gone. */
@ExtendWith(SharedHouse.class)
class KeptFormTest {
    private static final String FORM = "{\"familyName\":\"高橋\",\"address\":\"東京都千代田区千代田1丁目\"}";

    private final PaperHouse house;
    private final String network = UUID.randomUUID().toString();

    KeptFormTest(PaperHouse house) {
        this.house = house;
    }

    private KeptForms desk() {
        return house.part(KeptForms.class);
    }

    private Kept keep(Optional<String> code, String form) {
        return desk().keep(code, form, new ClientFacts(Optional.empty(), network, "test", Locale.JAPANESE));
    }

    private Kept.Under kept(String form) {
        return (Kept.Under) keep(Optional.empty(), form);
    }

    private byte[] row(String code) {
        return house.sql()
                .sql("SELECT sealed FROM kept_form WHERE place = ?")
                .param(CodeCipher.place(code))
                .query((rs, n) -> rs.getBytes(1))
                .single();
    }

    @Test
    void opensAsOftenAsItsPersonComesBackAndForNobodyElse() {
        Kept.Under kept = kept(FORM);

        assertThat(desk().open(kept.code())).contains(FORM);
        assertThat(desk().open(kept.code())).contains(FORM);
        assertThat(desk().open(kept("another").code())).contains("another");
        String other = (kept.code().charAt(0) == 'A' ? "B" : "A") + kept.code().substring(1);
        assertThat(desk().open(other)).isEmpty();
        assertThat(desk().open("")).isEmpty();
        assertThat(desk().open(CodeCipher.place(kept.code()))).isEmpty();
        assertThat(kept.toString()).doesNotContain(kept.code());
        assertThat(Duration.between(house.clock().instant(), kept.until()))
                .isBetween(Duration.ofDays(6), Duration.ofDays(8));
    }

    @Test
    void nobodyReadsItInTheDatabase() {
        Kept.Under kept = kept(FORM);

        String all = house.sql()
                .sql("SELECT string_agg(kept_form::text, ' ') FROM kept_form")
                .query(String.class)
                .single();
        assertThat(all).doesNotContain(kept.code(), network, "高橋");
        assertThat(new String(row(kept.code()), UTF_8)).doesNotContain("高橋", "familyName");
    }

    @Test
    void isKeptAgainUnderTheSameCodeAndUnderANewOneOnceThatHasEnded() {
        Kept.Under first = kept(FORM);

        Kept.Under again = (Kept.Under) keep(Optional.of(first.code()), "more");
        assertThat(again.code()).isEqualTo(first.code());
        assertThat(desk().open(first.code())).contains("more");

        desk().forget(first.code());
        assertThat(desk().open(first.code())).isEmpty();
        Kept.Under anew = (Kept.Under) keep(Optional.of(first.code()), "anew");
        assertThat(anew.code()).isNotEqualTo(first.code());
        assertThat(desk().open(first.code())).isEmpty();
        assertThat(desk().open(anew.code())).contains("anew");
        // whoever names a code of their own choice gets none of it
        Kept.Under chosen = (Kept.Under) keep(Optional.of("A".repeat(43)), FORM);
        assertThat(chosen.code()).isNotEqualTo("A".repeat(43));
    }

    @Test
    void endsWithItsTime() {
        Kept.Under kept = kept(FORM);
        house.sql()
                .sql("UPDATE kept_form SET kept_until = ? WHERE place = ?")
                .params(house.clock().instant().atOffset(ZoneOffset.UTC), CodeCipher.place(kept.code()))
                .update();

        assertThat(desk().open(kept.code())).isEmpty();
        assertThat(((Kept.Under) keep(Optional.of(kept.code()), FORM)).code()).isNotEqualTo(kept.code());
    }

    @Test
    void whatWasAlteredOrPutInAnothersPlaceIsGone() {
        Kept.Under mine = kept(FORM);
        Kept.Under theirs = kept("theirs");
        byte[] altered = row(mine.code());
        altered[altered.length - 1] ^= 1;
        write(mine.code(), altered);
        assertThat(desk().open(mine.code())).isEmpty();

        write(mine.code(), row(theirs.code()));
        assertThat(desk().open(mine.code())).isEmpty();
    }

    private void write(String code, byte[] sealed) {
        house.sql()
                .sql("UPDATE kept_form SET sealed = ? WHERE place = ?")
                .params(sealed, CodeCipher.place(code))
                .update();
    }

    @Test
    void oneNetworkKeepsNoMoreThanItMayAlsoAtOnce() throws Exception {
        int most = house.part(EnrolmentSettings.class).perNetworkPerHour();
        house.sql()
                .sql("INSERT INTO kept_form SELECT lpad(to_hex(n), 64, '0'), '', (SELECT network_sha256 FROM kept_form"
                        + " WHERE place = :mine), :now, :now FROM generate_series(1, :more) n")
                .param("mine", CodeCipher.place(kept("x").code()))
                .param("now", house.clock().instant().atOffset(ZoneOffset.UTC))
                .param("more", most - 4)
                .update();
        List<Callable<Kept>> wishes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            wishes.add(() -> keep(Optional.empty(), "x"));
        }
        List<Kept> answers = new ArrayList<>();
        try (ExecutorService together = Executors.newFixedThreadPool(12)) {
            for (Future<Kept> each : together.invokeAll(wishes)) {
                answers.add(each.get());
            }
        }
        assertThat(answers).filteredOn(Kept.Under.class::isInstance).hasSize(3);
        assertThat(answers).filteredOn(Kept.TooMany.class::isInstance).hasSize(9);
    }

    @Test
    void takesNoMoreThanAFormIsLong() {
        assertThat(desk().open(kept("あ".repeat(KeptForms.LONGEST)).code()).orElseThrow())
                .hasSize(KeptForms.LONGEST);
        assertThatThrownBy(() -> kept("あ".repeat(KeptForms.LONGEST + 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
