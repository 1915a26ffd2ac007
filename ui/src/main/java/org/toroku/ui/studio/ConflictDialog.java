package org.toroku.ui.studio;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.toroku.studio.DraftDesk.Version;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.text.Moments;
import org.toroku.workflows.ModelFile;

/** Somebody else saved the draft meanwhile: what they did, and every way on; none loses anything without being asked to. */
@Tag("dialog")
final class ConflictDialog extends HtmlContainer {
    private final DraftViewModel model;

    /**
     * @param onTop saves the edits as the next version
     * @param theirs goes on with the newest version instead of the edits
     */
    ConflictDialog(DraftViewModel model, Runnable onTop, Runnable theirs) {
        this.model = model;
        addClassNames("confirmation", "conflict");
        // closed by Escape too
        getElement().addEventListener("close", event -> getElement().removeFromParent());
        H2 heading =
                new H2(getTranslation(model.othersSaved() ? "studio.conflict.title" : "studio.conflict.title.self"));
        heading.setId("conflict-title");
        getElement().setAttribute("aria-labelledby", "conflict-title");
        List<String> both = model.both();
        add(heading, new Paragraph(getTranslation("studio.conflict.text")), since());
        if (both.isEmpty()) {
            add(StudioParts.notice("good", getTranslation("studio.conflict.apart")));
        } else {
            add(StudioParts.notice("attention", getTranslation("studio.conflict.both", names(both))));
        }
        Div files = new Div();
        files.addClassName("actions");
        model.unsaved().forEach(file -> files.add(mine(file)));
        Button save = new Button(
                getTranslation(both.isEmpty() ? "studio.conflict.as-well" : "studio.conflict.on-top"), click -> {
                    close();
                    onTop.run();
                });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Button drop = new Button(getTranslation("studio.conflict.theirs"), click -> {
            close();
            theirs.run();
        });
        drop.addThemeVariants(ButtonVariant.ERROR);
        Div acts = new Div(new Button(getTranslation("studio.conflict.back"), click -> close()), save, drop);
        acts.addClassName("actions");
        add(new Paragraph(getTranslation("studio.conflict.keep")), files, acts);
    }

    private UnorderedList since() {
        UnorderedList list = new UnorderedList();
        for (Version version : model.since()) {
            list.add(new ListItem(getTranslation(
                    "studio.conflict.version",
                    version.number(),
                    version.author(),
                    Moments.text(version.at(), getLocale()),
                    version.resource().map(ConflictDialog::fileName).orElse("–"))));
        }
        return list;
    }

    private com.vaadin.flow.component.html.Anchor mine(ModelFile file) {
        String name = fileName(file.resource());
        return Downloads.link(
                file.bytes(), "mine-" + name, "application/xml", getTranslation("studio.conflict.download", name));
    }

    private static String names(List<String> resources) {
        return String.join(
                ", ", resources.stream().map(ConflictDialog::fileName).toList());
    }

    private static String fileName(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    void open() {
        getElement().executeJs("this.showModal()");
    }

    private void close() {
        getElement().executeJs("this.close()");
        getElement().removeFromParent();
    }
}
