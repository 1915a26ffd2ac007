package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.toroku.counter.TrackerDesk.Expected;
import org.toroku.enrolment.Pace;
import org.toroku.ui.text.Moments;

/** How long it takes, in sentences that say what they are counted from. */
final class PaceTexts {
    private final Component page;
    private final Locale locale;
    private final Clock clock;

    PaceTexts(Component page, Locale locale, Clock clock) {
        this.page = page;
        this.locale = locale;
        this.clock = clock;
    }

    /** For a comparison: how long the others took, or that nobody can say. */
    String inBrief(Pace pace) {
        return switch (pace) {
            case Pace.Known known ->
                page.getTranslation(
                        "pace.brief",
                        Moments.fineSpan(known.median(), locale),
                        Moments.fineSpan(known.ninetieth(), locale));
            case Pace.Unknown _ -> page.getTranslation("pace.unknown");
        };
    }

    List<String> expected(Expected expected) {
        return switch (expected) {
            case Expected.Over _ -> List.of();
            case Expected.StandsStill _ -> List.of(page.getTranslation("expected.stands-still"));
            case Expected.NotKnown(var why) ->
                List.of(page.getTranslation(
                        "expected.not-known", Integer.toString(why.days()), Integer.toString(why.needed())));
            case Expected.AfterApplicant(var pace) ->
                List.of(page.getTranslation("expected.after-applicant"), inBrief(pace), basis(pace));
            case Expected.Late(var nineOfTen, var pace) ->
                List.of(page.getTranslation("expected.late", Moments.text(nineOfTen, locale)), basis(pace));
            case Expected.Between between -> between(between);
        };
    }

    private List<String> between(Expected.Between between) {
        String nineOfTen = Moments.text(between.nineOfTen(), locale);
        Instant half = between.half();
        return List.of(
                clock.instant().isBefore(half)
                        ? page.getTranslation("expected.between", Moments.text(half, locale), nineOfTen)
                        : page.getTranslation("expected.past-half", nineOfTen),
                basis(between.pace()));
    }

    private String basis(Pace.Known pace) {
        return page.getTranslation("expected.basis", Integer.toString(pace.days()), Integer.toString(pace.cases()));
    }
}
