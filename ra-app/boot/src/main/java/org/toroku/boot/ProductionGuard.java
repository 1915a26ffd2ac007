package org.toroku.boot;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Refuses to start in production with what belongs to the demonstration, and the reverse, and names the setting. */
class ProductionGuard implements BeanFactoryPostProcessor {
    /** Policy that J-LIS gives its test cards. */
    static final String TEST_POLICY = "1.2.392.200149.8.5.1.0.20";

    private final Environment environment;

    ProductionGuard(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder binder = Binder.get(environment);
        boolean demo = binder.bind("toroku.run.mode", Mode.Kind.class).orElse(Mode.Kind.PRODUCTION) == Mode.Kind.DEMO;
        if (demo
                && binder.bind("toroku.ca.ceremony", Bindable.mapOf(String.class, String.class))
                        .isBound()) {
            // test cards must never lead to a certificate that somebody relies on
            throw new IllegalStateException("demo mode refuses: toroku.ca.ceremony: keys of a real ceremony");
        }
        List<String> objections = demo ? List.of() : objections(binder);
        if (!objections.isEmpty()) {
            throw new IllegalStateException("production mode refuses: " + String.join("; ", objections));
        }
    }

    private List<String> objections(Binder binder) {
        List<String> objections = new ArrayList<>();
        // as a set, so that values written one by one are seen as well
        if (binder.bind("toroku.trust.policy-oids", Bindable.setOf(String.class))
                .orElse(Set.of())
                .contains(TEST_POLICY)) {
            objections.add("toroku.trust.policy-oids holds the policy of test cards");
        }
        if (binder.bind("toroku.ca.demo-ceremony-folder", String.class).isBound()) {
            objections.add("toroku.ca.demo-ceremony-folder: keys of a demonstration ceremony");
        }
        if (binder.bind("toroku.portal.test-signing", Boolean.class).orElse(false)) {
            objections.add("toroku.portal.test-signing is on");
        }
        if (!isUnderTls(binder) && !isForwarded(environment)) {
            objections.add("nobody ends TLS: set server.ssl.*, or server.forward-headers-strategy where a proxy does,"
                    + " or server.address to this machine alone");
        }
        if (!binder.bind("vaadin.production-mode", Boolean.class).orElse(true)) {
            // its development server hands out sources and takes commands
            objections.add("vaadin.productionMode is off");
        }
        if (List.of("toroku.process.basic", "toroku.process.oauth").stream()
                        .anyMatch(each -> binder.bind(each, Bindable.mapOf(String.class, String.class))
                                .isBound())
                && (leavesInTheClear(binder, "toroku.process.engine")
                        || leavesInTheClear(binder, "toroku.process.oauth.token-url"))) {
            objections.add("toroku.process.engine or its token-url is without TLS and on another machine,"
                    + " and would be sent a secret");
        }
        CaProperties.Kind kind =
                binder.bind("toroku.ca.kind", CaProperties.Kind.class).orElse(CaProperties.Kind.PKCS11);
        if (kind == CaProperties.Kind.CMP) {
            objections.addAll(objectionsToCmp(binder));
        } else if (kind == CaProperties.Kind.EJBCA && !tls(binder, "toroku.ca.ejbca.address")) {
            objections.add(
                    "toroku.ca.ejbca.address is without TLS, and EJBCA's answers have no signature of their own");
        }
        if (binder.bind("toroku.ca.kind", CaProperties.Kind.class).orElse(CaProperties.Kind.PKCS11)
                        == CaProperties.Kind.APART
                && binder.bind("toroku.ca.database", Bindable.mapOf(String.class, String.class))
                        .isBound()) {
            objections.add("toroku.ca.database: the journal is in the CA's room (toroku.ca.kind=apart)");
        }
        return objections;
    }

    /** What is answered to other machines is answered under TLS, here or by a proxy that says so (ASVS 12.2.1). */
    private static boolean isUnderTls(Binder binder) {
        return binder.bind("server.ssl", Bindable.mapOf(String.class, String.class))
                        .map(ssl -> !"false".equalsIgnoreCase(ssl.getOrDefault("enabled", "true")))
                        .orElse(false)
                || binder.bind("server.forward-headers-strategy", String.class)
                        .map(strategy -> !"none".equalsIgnoreCase(strategy))
                        .orElse(false)
                || binder.bind("server.address", String.class)
                        .map(ProductionGuard::isOwnMachine)
                        .orElse(false);
    }

    /** Where the platform itself has a proxy in front, Spring Boot reads its headers unless told otherwise. */
    private static boolean isForwarded(Environment environment) {
        return environment.getProperty("server.forward-headers-strategy") == null
                && Optional.ofNullable(CloudPlatform.getActive(environment))
                        .filter(CloudPlatform::isUsingForwardHeaders)
                        .isPresent();
    }

    /** Not by looking names up: what a name leads to is not ours to say. */
    private static boolean isOwnMachine(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static boolean leavesInTheClear(Binder binder, String address) {
        return !tls(binder, address)
                && binder.bind(address, URI.class)
                        .map(each -> !isOwnMachine(String.valueOf(each.getHost())))
                        .orElse(false);
    }

    private static boolean tls(Binder binder, String address) {
        return binder.bind(address, URI.class)
                .map(each -> "https".equalsIgnoreCase(each.getScheme()))
                .orElse(true);
    }

    private static List<String> objectionsToCmp(Binder binder) {
        List<String> objections = new ArrayList<>();
        if (binder.bind("toroku.ca.cmp.protection", CmpProperties.Protected.class)
                        .orElse(null)
                == CmpProperties.Protected.PBM) {
            objections.add("toroku.ca.cmp.protection is pbm: certificates are ordered by signature or PBMAC1");
        }
        String reason =
                binder.bind("toroku.ca.cmp.without-tls-because", String.class).orElse("");
        if (!tls(binder, "toroku.ca.cmp.address") && reason.isBlank()) {
            objections.add(
                    "toroku.ca.cmp.address is without TLS, and toroku.ca.cmp.without-tls-because gives no reason");
        }
        return objections;
    }
}
