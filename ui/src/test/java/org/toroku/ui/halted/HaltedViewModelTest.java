package org.toroku.ui.halted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toroku.halted.HaltDesk.Halt;
import org.toroku.ui.fake.FakeHalts;
import org.toroku.ui.halted.HaltedViewModel.Said;
import org.toroku.ui.staff.HaltCause;
import org.toroku.ui.text.Texts;

class HaltedViewModelTest {
    private final Halt halt = FakeHalts.halt(1, "山田　太郎", "case-altered");
    private final FakeHalts desk = new FakeHalts();
    private final HaltedViewModel model = new HaltedViewModel(desk, "tanaka");

    HaltedViewModelTest() {
        desk.put(halt);
    }

    @Test
    void aCaseThatIsTriedAgainLeavesTheList() {
        assertThat(model.tryAgain(Optional.of(halt), " the row was restored "))
                .isEqualTo(new Said("halted.ordered", "M-2026-000001", true, true));
        assertThat(desk.acts()).containsExactly("tanaka: the row was restored");
        assertThat(model.page(0, 10)).isEmpty();
        assertThat(model.count()).isZero();
    }

    @Test
    void nothingIsTriedAgainWithoutAReason() {
        assertThat(model.tryAgain(Optional.of(halt), "  "))
                .isEqualTo(new Said("halted.refused.reason-missing", "", false, false));
        assertThat(model.page(0, 10)).isEqualTo(List.of(halt));
    }

    @Test
    void whatSomebodyElseHadTriedAgainIsSaidToBeGone() {
        desk.tryAgain(halt, "tanaka", "earlier");
        assertThat(model.tryAgain(Optional.of(halt), "now"))
                .isEqualTo(new Said("halted.refused.gone", "", false, true));
    }

    @Test
    void nothingIsDoneWhereNoCaseIsChosen() {
        assertThat(model.tryAgain(Optional.empty(), "why")).isEqualTo(new Said("halted.none-chosen", "", false, false));
    }

    @Test
    void anAuditorIsToldThatOnlyTheManagerMay() {
        assertThat(new HaltedViewModel(desk, "kansa").tryAgain(Optional.of(halt), "why"))
                .isEqualTo(new Said("halted.refused.role", "", false, false));
    }

    @Test
    void theManyRefusalsOfTheCaShareOneSentenceThatNamesTheCode() {
        assertThat(HaltCause.of(halt.reason())).isEqualTo(new HaltCause("halted.cause.case-altered", ""));
        assertThat(HaltCause.of(
                        FakeHalts.halt(2, "", "order-refused-profile-unknown").reason()))
                .isEqualTo(new HaltCause("halted.cause.order-refused", "profile-unknown"));
    }

    @Test
    void aRefusalOfAnotherCaSaysWhatToDoInBothLanguages() {
        HaltCause known = HaltCause.of("order-refused-ca-bad-cert-template");
        HaltCause unknown = HaltCause.of("order-refused-ca-duplicate-cert-req");
        assertThat(known).isEqualTo(new HaltCause("halted.cause.other-ca.bad-cert-template", ""));
        Texts texts = new Texts();
        assertThat(texts.getTranslation(known.key(), Locale.JAPANESE, known.parameter()))
                .contains("別の認証局", "再実行");
        assertThat(texts.getTranslation(unknown.key(), Locale.ENGLISH, unknown.parameter()))
                .contains("The other CA refused the request (duplicate-cert-req)", "decided anew");
    }
}
