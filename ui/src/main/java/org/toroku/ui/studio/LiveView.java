package org.toroku.ui.studio;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.officers.Roles;
import org.toroku.studio.LiveDesk.Track;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.studio.LiveFigures.Measure;
import org.toroku.workflows.ProcessIds;
import org.toroku.workflows.RuleSet;

/** What the models in force do: how often and how long, where cases stand, and the way of one case. */
@StyleSheet("context://toroku/studio.css")
@Route(value = "staff/studio/live", layout = StaffLayout.class)
@RolesAllowed({Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR})
public class LiveView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    static final String ADDRESS = "staff/studio/live";

    /** Cases begin with these; the others are called. */
    private static final List<String> BEGINNINGS = List.of(
            ProcessIds.ENROL_MY_NUMBER_CARD,
            ProcessIds.ENROL_PAPER,
            ProcessIds.ENROL_SIMULTANEOUS_KEY,
            ProcessIds.RENEW_CERTIFICATE,
            ProcessIds.REVOKE_CERTIFICATE);

    private static final String ALL = "";
    private static final List<Integer> PERIODS = List.of(1, 7, 30, 365);
    private static final int USUAL = 30;

    private final Owner owner;
    private final Clock clock;
    private final Select<String> process = new Select<>();
    private final Select<Integer> days = new Select<>();
    private final Select<Measure> measure = new Select<>();
    private final TextField caseNumber = new TextField();
    private final Div board = new Div();
    private Map<String, ModelFacts> models = Map.of();

    /** Resource of the model that somebody chose to look at. */
    private Optional<String> chosen = Optional.empty();

    LiveView(Owner owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
        addClassNames("studio", "live");
        board.addClassName("live-board");
        process.setItems(Stream.concat(Stream.of(ALL), BEGINNINGS.stream()).toList());
        days.setItems(PERIODS);
        measure.setItems(Measure.values());
        process.addValueChangeListener(change -> chosen = Optional.empty());
        Stream.of(process, days, measure)
                .forEach(choice -> choice.addValueChangeListener(change -> {
                    if (change.isFromClient()) {
                        figures();
                    }
                }));
        caseNumber.setManualValidation(true);
        caseNumber.setClearButtonVisible(true);
        caseNumber.addValueChangeListener(change -> follow());
    }

    /** Of all cases again, where one was followed. */
    private void figures() {
        if (caseNumber.isEmpty()) {
            draw();
        } else {
            caseNumber.clear();
        }
    }

    private void draw() {
        board.removeAll();
        if (models.isEmpty()) {
            board.add(StudioParts.notice("problem", getTranslation("studio.live.altered")));
            return;
        }
        Instant since = clock.instant().minus(Duration.ofDays(days.getValue()));
        owner.live()
                .picture(owner.name(), since, Optional.of(process.getValue()).filter(id -> !id.equals(ALL)))
                .ifPresent(picture -> board.add(new LiveBoard(
                        models,
                        picture,
                        measure.getValue(),
                        chosen.or(this::shown),
                        resource -> chosen = Optional.of(resource))));
    }

    /** The model to be shown first: the one that was asked for. */
    private Optional<String> shown() {
        return models.values().stream()
                .filter(model -> model.processId().equals(process.getValue()))
                .map(model -> model.file().resource())
                .findFirst();
    }

    private void follow() {
        caseNumber.setInvalid(false);
        if (caseNumber.isEmpty()) {
            draw();
            return;
        }
        Optional<Track> track = owner.live().track(owner.name(), caseNumber.getValue());
        if (track.isEmpty()) {
            caseNumber.setErrorMessage(getTranslation("studio.flow.case.unknown"));
            caseNumber.setInvalid(true);
            // what was shown would be taken for this one's
            board.removeAll();
            return;
        }
        board.removeAll();
        board.add(new TrackBoard(track.get()));
    }

    private String named(String processId) {
        return processId.equals(ALL)
                ? getTranslation("studio.flow.process.all")
                : models.values().stream()
                        .filter(model -> model.processId().equals(processId))
                        .map(model -> model.name().in(getLocale()))
                        .findFirst()
                        .orElse(processId);
    }

    private void label() {
        process.setLabel(getTranslation("studio.flow.process"));
        process.setItemLabelGenerator(this::named);
        days.setLabel(getTranslation("studio.flow.days"));
        days.setItemLabelGenerator(number -> getTranslation("studio.flow.days.number", number));
        measure.setLabel(getTranslation("studio.flow.measure"));
        measure.setItemLabelGenerator(each -> getTranslation("studio.flow.measure." + each));
        caseNumber.setLabel(getTranslation("studio.flow.case"));
        caseNumber.setHelperText(getTranslation("studio.flow.case.help"));
        if (process.isEmpty() && days.isEmpty()) {
            process.setValue(ALL);
            days.setValue(USUAL);
            measure.setValue(Measure.STANDING);
        }
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        removeAll();
        Map<String, ModelFacts> inForce = new LinkedHashMap<>();
        owner.publications().filesInForce(owner.name()).stream()
                .filter(file -> !RuleSet.isRules(file))
                .forEach(file -> inForce.put(file.resource(), ModelFacts.of(file)));
        models = inForce;
        label();
        Div tools = new Div(
                process, days, measure, caseNumber, StudioParts.plain(this, "studio.flow.refresh", this::refresh));
        tools.addClassName("tools");
        add(
                StudioParts.link(this, StudioView.ADDRESS, "studio.back"),
                new H1(getTranslation("studio.flow.title")),
                new Paragraph(getTranslation("studio.flow.text")),
                tools,
                board);
        refresh();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void refresh() {
        if (caseNumber.isEmpty()) {
            draw();
        } else {
            follow();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("studio.flow.title") + " – " + getTranslation("studio.title");
    }
}
