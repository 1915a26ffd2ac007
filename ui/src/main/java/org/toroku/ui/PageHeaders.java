package org.toroku.ui;

import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What answers allow a browser to do with them: what they may load, run, tell others and be shown in. */
public final class PageHeaders {
    private static final String NAME = "Content-Security-Policy";

    /**
     * Of pages. Scripts are files of ours and those that bear the nonce of this one answer. Vaadin's client makes functions of
     * what the server sends, hence eval; its components write styles into the page, hence styles inline.
     */
    private static final String OF_PAGES = "default-src 'self'; script-src %s; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'none';"
            + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final String OF_DATA =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Nothing of what a browser may ask its user for; cards are read by a program beside it. */
    private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(),"
            + " geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(),"
            + " usb=(), xr-spatial-tracking=()";

    private static final int NONCE_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PageHeaders() {}

    /** Of everything behind the pages' chain; what is not woven into a page of Vaadin runs no script at all. */
    static void ofPages(HeadersConfigurer<HttpSecurity> headers) {
        // a sign-in form whose referrer is withheld comes from nowhere: its own site has to be told
        ofAll(headers, OF_PAGES.formatted("'none'"), ReferrerPolicy.SAME_ORIGIN);
    }

    /** Of REST and of what is published: read by programs, and nothing to a browser. */
    public static void ofData(HeadersConfigurer<HttpSecurity> headers) {
        ofAll(headers, OF_DATA, ReferrerPolicy.NO_REFERRER);
    }

    private static void ofAll(HeadersConfigurer<HttpSecurity> headers, String policy, ReferrerPolicy referrer) {
        headers.frameOptions(frame -> frame.deny())
                .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(told -> told.policy(referrer))
                .permissionsPolicyHeader(devices -> devices.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(shown -> shown.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /** Lets the scripts run that Vaadin wrote into this page, and no others that stand in it. */
    static void weave(IndexHtmlResponse page) {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().select("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader(NAME, OF_PAGES.formatted("'self' 'nonce-" + nonce + "' 'unsafe-eval'"));
    }
}
