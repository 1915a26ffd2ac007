package org.toroku.ui.portal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;

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
                network(Optional.ofNullable(request.getRemoteAddr()).orElse("")),
                agent.substring(0, Math.min(300, agent.length())),
                ui.getLocale());
    }

    /** IPv4 /24 or IPv6 /48: enough for quotas, too coarse for one person. */
    static String network(String address) {
        if (!address.matches("[0-9a-fA-F:.]+")) {
            return "unknown";
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int kept = bytes.length == 4 ? 3 : 6;
            for (int i = kept; i < bytes.length; i++) {
                bytes[i] = 0;
            }
            return InetAddress.getByAddress(bytes).getHostAddress() + (bytes.length == 4 ? "/24" : "/48");
        } catch (UnknownHostException notAnAddress) {
            return "unknown";
        }
    }
}
