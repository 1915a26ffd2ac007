package org.toroku.ui.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.toroku.assistance.AssistedDesk;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.Explanation;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.organisation.MemberDesk;
import org.toroku.paper.PaperCounter;
import org.toroku.pki.Der;
import org.toroku.renewal.RenewalCounter;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.subjectkey.KeyInput;
import org.toroku.ui.text.Moments;

/** The way from the explanation to the handed-in form. */
final class ApplyViewModel {
    private final Way way;
    private final EnrolmentDesk desk;
    private final Clock clock;
    private final FormDraft draft;
    private final Set<String> acknowledged = new LinkedHashSet<>();
    private Optional<Instant> shownAt = Optional.empty();
    private String shownVersion = "";
    private String phrase = "";
    private Optional<String> statusWatch = Optional.empty();
    private boolean proxyOnPaper;
    private String telephone = "";
    private Postcodes postcodes = Postcodes.none();
    private boolean agreed;
    private boolean assisted;

    ApplyViewModel(Way way, EnrolmentDesk desk, Clock clock, FormDraft draft) {
        this.way = way;
        this.desk = desk;
        this.clock = clock;
        this.draft = draft;
    }

    /** The explanation to show now. A new version of it asks for every acknowledgement anew (R08). */
    Explanation explanation(Locale locale) {
        Explanation explanation = desk.explanation(locale);
        if (!explanation.version().equals(shownVersion)) {
            acknowledged.clear();
            phrase = "";
            statusWatch = Optional.empty();
            agreed = false;
            shownVersion = explanation.version();
            shownAt = Optional.of(clock.instant());
        }
        return explanation;
    }

    boolean isAcknowledged(String item) {
        return acknowledged.contains(item);
    }

    void acknowledge(String item, boolean yes) {
        if (yes) {
            acknowledged.add(item);
        } else {
            acknowledged.remove(item);
            agreed = false;
        }
    }

    /** Whether there is a card that could consent to being asked about. */
    boolean offersStatusWatch() {
        return way == Way.CARD || way == Way.OWN_KEY;
    }

    boolean watched(Explanation explanation) {
        return statusWatch.equals(Optional.of(explanation.statusWatch().version()));
    }

    /** Voluntary: nothing waits for it, and nobody ticks it but the applicant. */
    void watch(Explanation explanation, boolean yes) {
        statusWatch = Optional.of(explanation.statusWatch().version()).filter(_ -> yes && offersStatusWatch());
    }

    String phrase() {
        return phrase;
    }

    void phrase(String typed) {
        phrase = typed;
    }

    /** Whether the phrase is still to be typed: on paper people sign with their hand, everywhere else they type it. */
    boolean lacksPhrase(Explanation explanation) {
        return way != Way.PAPER && !explanation.confirmedBy(phrase);
    }

    /**
     * Goes on to the form when every item of {@code explanation} is acknowledged, and its phrase typed; else names what is
     * missing.
     */
    List<String> agree(Explanation explanation) {
        List<String> missing = explanation.items().stream()
                .map(Explanation.Item::id)
                .filter(id -> !acknowledged.contains(id))
                .toList();
        agreed = missing.isEmpty() && !lacksPhrase(explanation);
        return missing;
    }

    boolean agreed() {
        return agreed;
    }

    void lookUpBy(Postcodes known) {
        postcodes = known;
    }

    Postcodes postcodes() {
        return postcodes;
    }

    FormDraft draft() {
        return draft;
    }

    Way way() {
        return way;
    }

    /** A proxy may apply on paper where the service says so (則5①(1)ただし書), and never with a card. */
    void allowProxyOnPaper(boolean allowed) {
        proxyOnPaper = allowed;
    }

    boolean proxyOnPaper() {
        return proxyOnPaper;
    }

    /** In a session that an officer attends, who operates is not asked; outside of one, it is asked anew. */
    void assist(boolean inSession) {
        assisted = inSession;
        if (inSession) {
            draft.operator(Optional.of(Operator.ASSISTED_BY_OFFICER));
        } else if (draft.operator().equals(Optional.of(Operator.ASSISTED_BY_OFFICER))) {
            draft.operator(Optional.empty());
        }
    }

    boolean assisted() {
        return assisted;
    }

    /** @param office where somebody helps who cannot operate a device alone; blank where nobody said */
    void helpBy(String office) {
        telephone = office;
    }

    String telephone() {
        return telephone;
    }

    boolean stopsProxy() {
        return draft.byProxy() && !(way == Way.PAPER && proxyOnPaper);
    }

    List<FieldProblem> problems() {
        return draft.problems(Moments.day(clock.instant()));
    }

    Optional<String> birthDateProblem() {
        return draft.birthDateProblem(Moments.day(clock.instant()));
    }

    /** As {@link #send}, for an application that is printed and posted. */
    PaperCounter.Applied sendOnPaper(PaperCounter counter, PaperCounter.PaperChoice choice, ClientFacts facts) {
        List<FieldProblem> problems = stopsProxy() ? List.of() : problems();
        if (!problems.isEmpty()) {
            return new PaperCounter.Applied.Invalid(problems);
        }
        return stopsProxy()
                ? new PaperCounter.Applied.ProxyStops()
                : counter.apply(draft.toForm(), choice, consent(), facts);
    }

    private Consent consent() {
        return new Consent(shownVersion, shownAt.orElseThrow(), List.copyOf(acknowledged), phrase, statusWatch);
    }

    /** As {@link #send}, with the applicant's own key; what is wrong with the key is told with everything else. */
    Applied sendWithKey(KeyCounter counter, Optional<KeyInput> key, ClientFacts facts) {
        if (draft.byProxy()) {
            return new Applied.ProxyStops();
        }
        List<FieldProblem> problems = new ArrayList<>(problems());
        if (key.isEmpty()) {
            problems.addFirst(new FieldProblem(KeyChoice.FIELD, "required"));
        }
        return problems.isEmpty()
                ? counter.apply(draft.toForm(), consent(), facts, key.orElseThrow())
                : new Applied.Invalid(List.copyOf(problems));
    }

    /** As {@link #send}, with what was proven in the place of what is typed. */
    Applied sendRenewal(RenewalCounter counter, ApplicationForm form, Der certificate, ClientFacts facts) {
        return counter.apply(form, consent(), facts, certificate);
    }

    /**
     * As {@link #send}, with an invitation: what the organisation said is not for the form to change.
     *
     * @param key of the applicant, where the way asks for one
     */
    MemberDesk.Answer sendInvited(MemberDesk members, String token, Optional<KeyInput> key, ClientFacts facts) {
        if (draft.byProxy()) {
            return new MemberDesk.Answer.Answered(new Applied.ProxyStops());
        }
        List<FieldProblem> problems = new ArrayList<>(problems());
        if (way == Way.OWN_KEY && key.isEmpty()) {
            problems.addFirst(new FieldProblem(KeyChoice.FIELD, "required"));
        }
        return problems.isEmpty()
                ? members.apply(token, draft.toForm(), consent(), facts, key)
                : new MemberDesk.Answer.Answered(new Applied.Invalid(List.copyOf(problems)));
    }

    /** As {@link #send}, in the session that the ticket opens. */
    AssistedDesk.Answer sendAssisted(AssistedDesk sessions, String ticket, ClientFacts facts) {
        List<FieldProblem> problems = problems();
        return problems.isEmpty()
                ? sessions.apply(ticket, draft.toForm(), consent(), facts)
                : new AssistedDesk.Answer.Answered(new Applied.Invalid(problems));
    }

    /** Hands the form in. What is wrong here is told here; the desk is asked only with a complete form. */
    Applied send(ClientFacts facts) {
        if (draft.byProxy()) {
            return new Applied.ProxyStops();
        }
        List<FieldProblem> problems = problems();
        if (!problems.isEmpty()) {
            return new Applied.Invalid(problems);
        }
        return desk.apply(draft.toForm(), consent(), facts);
    }
}
