package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.toroku.subjectkey.KeyInput.Origin;

/** Where the applicant's own key comes from: this browser makes it, or a certificate request is chosen as a file. */
final class KeyChoice extends Div implements AskedAbove {
    static final String FIELD = "key";
    private static final int LARGEST_REQUEST = 16 * 1024;

    private final OwnKey key;
    private final String known;
    private final Div problem = new Div();
    private final Div chosen = new Div();
    private final RadioButtonGroup<Origin> origin = new RadioButtonGroup<>();
    private final Div making = new Div();
    private final Div upload = new Div();
    private Runnable changed = () -> {};

    /** @param known SHA-256 of a key that will do again where this browser holds it, empty for none */
    KeyChoice(OwnKey key, String known) {
        this.key = key;
        this.known = known;
        addClassName("key-choice");
        // the list of problems leads here
        getElement().setAttribute("tabindex", "-1");
        origin.setLabel(getTranslation("key-choice.origin"));
        origin.setItems(Origin.BROWSER, Origin.UPLOAD);
        origin.setItemLabelGenerator(each -> getTranslation("key-choice.origin." + each.name()));
        origin.addThemeName("vertical");
        origin.setValue(key.input().map(each -> each.origin()).orElse(Origin.BROWSER));
        origin.addValueChangeListener(change -> ask());
        making.addClassName("key-making");
        add(new H2(getTranslation("key-choice.title")), problem, origin, making, upload, chosen);
        draw();
    }

    private void draw() {
        chosen.removeAll();
        origin.setVisible(key.input().isEmpty());
        making.setVisible(false);
        upload.setVisible(false);
        key.input().ifPresentOrElse(input -> drawChosen(input.origin()), this::ask);
    }

    private void drawChosen(Origin from) {
        chosen.add(
                Notice.good(getTranslation("key-choice.chosen"), getTranslation("key-choice.chosen." + from.name())),
                other());
    }

    private Button other() {
        return new Button(getTranslation("key-choice.other"), click -> {
            key.forget();
            problem.removeAll();
            draw();
            changed.run();
            getElement().callJsFunction("focus");
        });
    }

    private void ask() {
        boolean here = origin.getValue() == Origin.BROWSER;
        making.removeAll();
        upload.removeAll();
        making.setVisible(here);
        upload.setVisible(!here);
        if (here) {
            KeyMaking maker = new KeyMaking(known);
            maker.onMade(this::made);
            making.add(
                    new Paragraph(getTranslation("key-choice.here.text")),
                    new UnorderedList(
                            new ListItem(getTranslation("key-choice.here.never-sent")),
                            new ListItem(getTranslation("key-choice.here.lost")),
                            new ListItem(getTranslation("key-choice.here.shared"))),
                    maker);
        } else {
            SmallFile file = new SmallFile(
                    this,
                    new SmallFile.Limit(LARGEST_REQUEST, "key-choice.too-large"),
                    "key-choice.choose",
                    ".csr",
                    ".p10",
                    ".req",
                    ".pem",
                    ".der");
            file.onRefusal(this::mark);
            file.onArrival(() -> file.content().ifPresent(this::uploaded));
            upload.add(new Paragraph(getTranslation("key-choice.upload.text")), file);
        }
    }

    /** The maker stays on the page: it offers the file once more. */
    private void made(String base64) {
        problem.removeAll();
        if (key.made(base64)) {
            origin.setVisible(false);
            chosen.removeAll();
            chosen.add(other());
            changed.run();
        } else {
            mark(getTranslation("key-flaw.request-not-der"));
        }
    }

    private void uploaded(byte[] request) {
        problem.removeAll();
        key.uploaded(request);
        draw();
        changed.run();
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public boolean missing() {
        return key.input().isEmpty();
    }

    @Override
    public void onChange(Runnable action) {
        changed = action;
    }

    @Override
    public void mark(String sentence) {
        problem.removeAll();
        problem.add(Notice.problem(sentence));
    }
}
