package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Two scans are laid over each other by the size of their paper, not by the number of their pixels. */
class SheetScaleTest {
    @Test
    void tellsTheResolutionOfASheetThatOfficesUse() {
        assertThat(SheetScale.dpi(2480, 3508)).as("A4").isEqualTo(300);
        assertThat(SheetScale.dpi(3508, 2480)).as("A4, lying").isEqualTo(300);
        assertThat(SheetScale.dpi(1654, 2339)).as("A4").isEqualTo(200);
        assertThat(SheetScale.dpi(2150, 3035)).as("B5").isEqualTo(300);
        assertThat(SheetScale.dpi(2470, 3490)).as("A4, cropped").isEqualTo(300);
    }

    @Test
    void takesAnyOtherPictureForASheetLikeOurForm() {
        assertThat(SheetScale.dpi(827, 1169)).isCloseTo(100, within(0.1));
    }
}
