package org.toroku.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.toroku.officers.Roles;
import org.toroku.studio.DraftDesk;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.text.UploadTexts;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/**
 * The rules of the automatic decision: which are in force, and what a changed table would do otherwise. They are edited in a
 * draft, as the processes are; nothing is stored or published here.
 */
@StyleSheet("context://toroku/studio.css")
@Route(value = "staff/studio/rules", layout = StaffLayout.class)
@RolesAllowed({Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR})
public class RulesView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    static final String ADDRESS = "staff/studio/rules";

    private final Owner owner;
    private final Div comparison = new Div();
    private Optional<RuleSet> rules = Optional.empty();
    private Optional<ModelFile> compared = Optional.empty();

    RulesView(Owner owner) {
        this.owner = owner;
        addClassNames("studio", "rules");
        comparison.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        removeAll();
        add(
                StudioParts.link(this, StudioView.ADDRESS, "studio.back"),
                new H1(getTranslation("studio.rules.title")),
                new Paragraph(getTranslation("studio.rules.text")));
        owner.rules().inForce(owner.name()).ifPresent(now -> {
            rules = now.rules();
            add(new RulesStanding(now));
        });
        rules.ifPresent(this::show);
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void show(RuleSet now) {
        DecisionTable table = DecisionTable.of(now.file());
        add(
                facts(now, table),
                StudioParts.notice("", getTranslation("studio.rules.how")),
                new RuleTable(now.file().text()),
                new H2(getTranslation("studio.rules.list")),
                new RulesPanel(table, rule -> true),
                new H2(getTranslation("studio.rules.compare")),
                new Paragraph(getTranslation("studio.rules.compare.text")),
                upload(),
                comparison);
    }

    private DescriptionList facts(RuleSet now, DecisionTable table) {
        DescriptionList facts = StudioParts.facts();
        StudioParts.fact(
                this,
                facts,
                "studio.rules.size",
                getTranslation(
                        "studio.rules.size.text",
                        table.inputs().size(),
                        table.rules().size()));
        Anchor file = Downloads.link(
                now.file().bytes(),
                "automatic-decision-" + now.version() + ".dmn",
                "application/xml",
                getTranslation("studio.rules.download"));
        StudioParts.fact(this, facts, "studio.rules.file", file);
        return facts;
    }

    private Upload upload() {
        Upload upload = ModelUpload.judgedBy(this, file -> compare(file).map(this::getTranslation));
        upload.setUploadButton(new Button(getTranslation("studio.rules.upload")));
        upload.setAcceptedFileExtensions(".dmn", ".xml");
        upload.setI18n(UploadTexts.of(this, "studio.refused.model-too-large", "studio.rules.upload.wrong-type"));
        return upload;
    }

    /** Answers the key of why the file cannot be compared. */
    Optional<String> compare(byte[] file) {
        if (file.length > DraftDesk.LARGEST_MODEL) {
            return Optional.of("studio.refused.model-too-large");
        }
        ModelFile model = new ModelFile("dmn/changed.dmn", file);
        try {
            DecisionTable.of(model);
        } catch (IllegalArgumentException noTable) {
            return Optional.of("studio.rules.unreadable");
        }
        compared = Optional.of(model);
        draw();
        return Optional.empty();
    }

    private void draw() {
        comparison.removeAll();
        rules.ifPresent(now -> compared.ifPresent(file ->
                comparison.add(new RulesComparison(DecisionTable.of(now.file()), file, DecisionTable.of(file)))));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("studio.rules.title") + " – " + getTranslation("studio.title");
    }
}
