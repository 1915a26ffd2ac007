package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;
import java.util.UUID;
import org.toroku.studio.Act;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;

/** Parts that the pages of the studio are made of. */
final class StudioParts {
    /** Name of the id in the addresses of the studio's pages. */
    static final String ID = "id";

    private static final int SHOWN_OF_DIGEST = 12;

    private StudioParts() {}

    /** The id in the address; empty where it is none. */
    static Optional<UUID> id(BeforeEnterEvent event) {
        try {
            return event.getRouteParameters().get(ID).map(UUID::fromString);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    static Anchor link(Component page, String address, String key, Object... parameters) {
        return new Anchor(address, page.getTranslation(key, parameters));
    }

    static Button primary(Component page, String key, Runnable act) {
        Button button = new Button(page.getTranslation(key), click -> act.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    static Button plain(Component page, String key, Runnable act) {
        return new Button(page.getTranslation(key), click -> act.run());
    }

    /** Looks like a link and acts on this page. */
    static Button quiet(String text, Runnable act) {
        Button button = new Button(text, click -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("quiet-button");
        return button;
    }

    static TextArea text(Component page, String key, int longest) {
        TextArea area = new TextArea(page.getTranslation(key));
        area.setMaxLength(longest);
        area.setManualValidation(true);
        area.setRequiredIndicatorVisible(true);
        area.setMinRows(2);
        area.addValueChangeListener(change -> area.setInvalid(false));
        return area;
    }

    static void fact(Component page, DescriptionList list, String key, Component... value) {
        list.add(new DescriptionList.Term(page.getTranslation(key)), new DescriptionList.Description(value));
    }

    static void fact(Component page, DescriptionList list, String key, String value) {
        fact(page, list, key, new Span(value));
    }

    static DescriptionList facts() {
        DescriptionList list = new DescriptionList();
        list.addClassName("facts");
        return list;
    }

    /** The beginning of a digest; the whole of it where the mouse or a screen reader asks. */
    static Code digest(String sha256) {
        Code code = new Code(sha256.substring(0, Math.min(SHOWN_OF_DIGEST, sha256.length())));
        code.setTitle("SHA-256 " + sha256);
        code.addClassName("digest");
        return code;
    }

    /**
     * Takes the scroller inside of Vaadin's tabs out of the order of what can be focused: a list of tabs may own tabs only
     * (WAI-ARIA tablist), and the tabs themselves scroll it.
     */
    static void ownTabsOnly(Component withTabs) {
        withTabs.addAttachListener(attached -> withTabs.getElement().executeJs("""
                const tabs = this.localName === 'vaadin-tabs' ? this : this.querySelector(':scope > vaadin-tabs');
                customElements.whenDefined('vaadin-tabs')
                    .then(() => tabs.updateComplete)
                    .then(() => tabs.shadowRoot.querySelector('#scroll').removeAttribute('tabindex'));
                """));
    }

    /** @param kind good, attention, problem, or nothing for a plain one */
    static Div notice(String kind, Component... content) {
        Div notice = new Div(content);
        notice.addClassName("notice");
        if (!kind.isEmpty()) {
            notice.addClassName(kind);
        }
        return notice;
    }

    static Div notice(String kind, String text) {
        return notice(kind, new Paragraph(text));
    }

    /** Says what an act came to; whether it was done. */
    static boolean told(Component page, Act act, String done) {
        return told(page, act instanceof Act.Refused(var reason) ? Optional.of(reason) : Optional.empty(), done);
    }

    static boolean told(Component page, Optional<String> refusal, String done) {
        Toast.show(
                page,
                refusal.map(reason -> new Said("studio.refused." + reason, "", false))
                        .orElseGet(() -> Said.done(done)));
        return refusal.isEmpty();
    }
}
