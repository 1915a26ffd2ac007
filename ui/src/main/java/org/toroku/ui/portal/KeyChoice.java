package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.toroku.subjectkey.KeyCounter.Examined;
import org.toroku.subjectkey.KeyInput;
import org.toroku.subjectkey.KeyInput.Origin;

/** Where the applicant's own key comes from: this browser makes it, or a certificate request is chosen as a file. */
final class KeyChoice extends Div implements AskedAbove {
    static final String FIELD = "key";
    private static final int LARGEST_REQUEST = 16 * 1024;

    private final OwnKey key;
    private final Function<KeyInput, Examined> examine;
    private final String known;
    private final Div problem = new Div();
    private final Div chosen = new Div();
    private final RadioButtonGroup<Origin> origin = new RadioButtonGroup<>();
    private final Div making = new Div();
    private final Div upload = new Div();
    private Runnable changed = () -> {};

    /**
     * @param examine what is said of a key as soon as it is there
     * @param known SHA-256 of a key that will do again where this browser holds it, empty for none
     */
    KeyChoice(OwnKey key, Function<KeyInput, Examined> examine, String known) {
        this.key = key;
        this.examine = examine;
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
        Notice notice =
                Notice.good(getTranslation("key-choice.chosen"), getTranslation("key-choice.chosen." + from.name()));
        // read aloud: the file was examined, and nothing else on the page moved
        notice.getElement().setAttribute("role", "status");
        if (key.examined() instanceof Examined.Sound(var algorithm, var accreditable)) {
            notice.add(new Paragraph(getTranslation("key-choice.kind", algorithm)));
            if (!accreditable) {
                notice.add(new Paragraph(getTranslation("accreditation.outside.text", algorithm)));
            }
        }
        chosen.add(notice, other());
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
            file.examineBy(this::examined);
            file.onArrival(this::taken);
            upload.add(new Paragraph(getTranslation("key-choice.upload.text")), steps(), file);
        }
    }

    /** For whoever has OpenSSL and no request yet. */
    private OrderedList steps() {
        OrderedList steps = new OrderedList(
                step(
                        "key-choice.upload.make",
                        "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes256 -out key.pem"),
                step("key-choice.upload.request", "openssl req -new -key key.pem -subj /CN=request -out request.pem"),
                new ListItem(getTranslation("key-choice.upload.send")));
        steps.addClassName("key-steps");
        return steps;
    }

    private ListItem step(String key, String command) {
        Pre line = new Pre(command);
        line.addClassName("document");
        line.getElement().setAttribute("tabindex", "0");
        line.getElement().setAttribute("role", "region");
        line.getElement().setAttribute("aria-label", getTranslation(key));
        return new ListItem(new Paragraph(getTranslation(key)), line);
    }

    /** The maker stays on the page: it offers the file once more. */
    private void made(String base64) {
        problem.removeAll();
        if (!key.made(base64)) {
            mark(getTranslation("key-flaw.request-not-der"));
            return;
        }
        objection().ifPresentOrElse(this::mark, () -> {
            origin.setVisible(false);
            chosen.removeAll();
            chosen.add(other());
            changed.run();
        });
    }

    /** Of the file that was chosen: all that is wrong with it, if anything is. */
    Optional<String> examined(byte[] request) {
        key.uploaded(request);
        return objection();
    }

    void taken() {
        problem.removeAll();
        draw();
        changed.run();
    }

    /** A key that would be refused is not kept. */
    private Optional<String> objection() {
        Examined examined = examine.apply(key.input().orElseThrow());
        key.examined(examined);
        return switch (examined) {
            case Examined.Sound _ -> Optional.empty();
            case Examined.Unsound(var reasons) -> {
                key.forget();
                yield Optional.of(reasons.stream()
                        .map(reason -> getTranslation("key-flaw." + reason))
                        .collect(Collectors.joining(" ")));
            }
            case Examined.NotNow() -> {
                key.forget();
                yield Optional.of(getTranslation("key-choice.not-now"));
            }
        };
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
