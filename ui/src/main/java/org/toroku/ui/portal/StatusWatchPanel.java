package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.living.LivingDesk;
import org.toroku.living.LivingDesk.Withdrawal;
import org.toroku.ui.text.Moments;

/** The consent to being asked about: what was consented to, until when, and its withdrawal by one press. */
final class StatusWatchPanel extends Div {
    StatusWatchPanel(LivingDesk desk, Access access, LivingDesk.Shown consent, Runnable withdrawn) {
        add(new H2(getTranslation("status-watch.title")));
        if (consent.withdrawn().isPresent()) {
            add(new Paragraph(getTranslation(
                    "status-watch.withdrawn",
                    Moments.text(consent.withdrawn().get().at(), getLocale()))));
            return;
        }
        add(
                new Paragraph(getTranslation("status-watch.text")),
                new Paragraph(getTranslation(
                        "status-watch.dates",
                        Moments.text(consent.givenAt(), getLocale()),
                        Moments.text(consent.endsAt(), getLocale()))));
        Div answer = new Div();
        // as easy as it was given: nothing is lost by it, so that nobody is asked twice
        Button withdraw = new Button(getTranslation("status-watch.withdraw"), click -> {
            answer.removeAll();
            switch (desk.withdraw(access)) {
                case Withdrawal.Done _ -> withdrawn.run();
                case Withdrawal.Refused _, Withdrawal.NoSuchApplication _ ->
                    answer.add(Notice.problem(getTranslation("status-watch.not-withdrawn")));
            }
        });
        add(answer, withdraw);
    }
}
