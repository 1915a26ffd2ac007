package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.toroku.officers.Roles;
import org.toroku.studio.DraftDesk.Draft;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.RuleSet;

/** Elements, articles, checks and pages of the models in force or of a draft: a table to be printed, and a heat map. */
@Route(value = "staff/studio/law", layout = StaffLayout.class)
@RolesAllowed({Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR})
public class LawView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    static final String ADDRESS = "staff/studio/law";

    private final Owner owner;
    private final Select<Source> source = new Select<>();
    private final Div board = new Div();

    /** @param draft empty for the models in force */
    private record Source(Optional<Draft> draft) {}

    LawView(Owner owner) {
        this.owner = owner;
        addClassNames("studio", "law");
        source.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                draw();
            }
        });
    }

    private void offer() {
        Source chosen = source.getValue();
        List<Source> sources = new ArrayList<>(List.of(new Source(Optional.empty())));
        owner.drafts().drafts(owner.name()).forEach(draft -> sources.add(new Source(Optional.of(draft))));
        source.setLabel(getTranslation("studio.law.source"));
        source.setItemLabelGenerator(each -> each.draft()
                .map(draft -> getTranslation("studio.draft.title", draft.name()))
                .orElse(getTranslation("studio.live")));
        source.setItems(sources);
        source.setValue(chosen != null && sources.contains(chosen) ? chosen : sources.getFirst());
    }

    private void draw() {
        board.removeAll();
        List<ModelFile> live = owner.publications().filesInForce(owner.name()).stream()
                .filter(file -> !RuleSet.isRules(file))
                .toList();
        Optional<Draft> draft = Optional.ofNullable(source.getValue()).flatMap(Source::draft);
        List<ModelFile> files = draft.map(this::files).orElse(live);
        if (files.isEmpty()) {
            board.add(StudioParts.notice("problem", getTranslation("studio.live.altered")));
            return;
        }
        Div printed = new Div(new Span(getTranslation("studio.law.source") + "："
                + source.getItemLabelGenerator().apply(source.getValue())));
        printed.addClassName("print-only");
        board.add(printed, new LawBoard(files, lost(files, live)));
    }

    /** Measured by the release too: what a publication dropped would else be forgotten with it. */
    private static Set<String> lost(List<ModelFile> files, List<ModelFile> live) {
        Traceability law = Traceability.of(files);
        Set<String> lost = new TreeSet<>(law.lostSince(Traceability.of(live)));
        lost.addAll(law.lostSince(Traceability.of(Models.processes())));
        return lost;
    }

    private List<ModelFile> files(Draft draft) {
        return owner.drafts().resources().keySet().stream()
                .sorted()
                .flatMap(resource -> owner.drafts().file(owner.name(), draft.id(), draft.newest(), resource).stream())
                .filter(file -> !RuleSet.isRules(file))
                .toList();
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        removeAll();
        Button print = new Button(
                getTranslation("studio.law.print"), click -> getElement().executeJs("window.print()"));
        Div tools = new Div(source, print);
        tools.addClassName("tools");
        add(
                StudioParts.link(this, StudioView.ADDRESS, "studio.back"),
                new H1(getTranslation("studio.law.title")),
                new Paragraph(getTranslation("studio.law.text")),
                tools,
                board);
        offer();
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("studio.law.title") + " – " + getTranslation("studio.title");
    }
}
