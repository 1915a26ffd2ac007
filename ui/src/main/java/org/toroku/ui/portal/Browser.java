package org.toroku.ui.portal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.Networks;

/** What is kept in, and learned from, the applicant's browser. */
final class Browser {
    private static final String TOKEN = "toroku.access.";

    private Browser() {}

    /** The token survives a reload or a lost web session, and ends with the browser tab. */
    static void keepToken(UI ui, Access access) {
        ui.getPage().executeJs("sessionStorage.setItem($0,$1)", TOKEN + access.applicationId(), access.token());
    }

    /** At a counter several people use one browser: what a tab kept of whoever was there before goes. */
    static void forgetOthers(UI ui) {
        ui.getPage().executeJs("""
                        Object.keys(sessionStorage)
                          .filter(key => key.startsWith('toroku.'))
                          .forEach(key => sessionStorage.removeItem(key));""");
    }

    static void findToken(UI ui, UUID applicationId, Consumer<Optional<Access>> found) {
        ui.getPage()
                .executeJs("return sessionStorage.getItem($0)||''", TOKEN + applicationId)
                .then(
                        String.class,
                        token -> found.accept(
                                token.isEmpty() ? Optional.empty() : Optional.of(new Access(applicationId, token))));
    }

    /** Concern 4.1: several applicants on one device are noticed by an identifier that the browser makes itself. */
    static void deviceId(UI ui, Consumer<String> found) {
        ui.getPage().executeJs("""
                        let id = localStorage.getItem('toroku.device');
                        if (!id) {
                          id = Array.from(crypto.getRandomValues(new Uint8Array(16)),
                            b => b.toString(16).padStart(2, '0')).join('');
                          localStorage.setItem('toroku.device', id);
                        }
                        return id;""").then(String.class, found::accept);
    }

    static ClientFacts facts(UI ui, VaadinRequest request, Optional<String> deviceId) {
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        return new ClientFacts(
                deviceId,
                Networks.of(Optional.ofNullable(request.getRemoteAddr()).orElse("")),
                agent.substring(0, Math.min(300, agent.length())),
                ui.getLocale());
    }
}
