package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class ProductionGuardTest {
    private final MockEnvironment environment = new MockEnvironment().withProperty("server.address", "127.0.0.1");

    private void start() {
        new ProductionGuard(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }

    @ParameterizedTest
    @CsvSource({
        "toroku.trust.policy-oids,1.2.392.200149.8.5.1.0.20",
        "toroku.trust.policy-oids,'1.2.392.200149.8.5.1.1.20,1.2.392.200149.8.5.1.0.20'",
        "toroku.trust.policy-oids[0],1.2.392.200149.8.5.1.0.20",
        "toroku.trust.policyOids,1.2.392.200149.8.5.1.0.20",
        "toroku.ca.demo-ceremony-folder,/data/hsm",
        "toroku.portal.test-signing,true",
        "toroku.portal.testSigning,TRUE"
    })
    void productionNamesWhatBelongsToTheDemonstration(String key, String value) {
        environment.setProperty(key, value);

        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("production mode refuses")
                .hasMessageContaining(key.replaceAll("\\[.*", "")
                        .replace("policyOids", "policy-oids")
                        .replace("testSigning", "test-signing"));
    }

    @Test
    void productionNamesAllOfItAtOnce() {
        environment
                .withProperty("toroku.trust.policy-oids", ProductionGuard.TEST_POLICY)
                .withProperty("toroku.ca.demo-ceremony-folder", "/data/hsm")
                .withProperty("toroku.portal.test-signing", "true");

        assertThatThrownBy(this::start)
                .hasMessageContaining("toroku.trust.policy-oids")
                .hasMessageContaining("toroku.ca.demo-ceremony-folder")
                .hasMessageContaining("toroku.portal.test-signing");
    }

    @Test
    void isProductionUnlessSomebodyWritesDemo() {
        environment.withProperty("toroku.run.mode", "production").withProperty("toroku.portal.test-signing", "true");

        assertThatThrownBy(this::start).hasMessageContaining("toroku.portal.test-signing");
    }

    @Test
    void theDemonstrationMayUseAllOfIt() {
        environment
                .withProperty("toroku.run.mode", "demo")
                .withProperty("toroku.trust.policy-oids", ProductionGuard.TEST_POLICY)
                .withProperty("toroku.ca.demo-ceremony-folder", "/data/hsm")
                .withProperty("toroku.portal.test-signing", "true");

        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void theDemonstrationNeverIssuesWithTheKeysOfARealCeremony() {
        environment
                .withProperty("toroku.run.mode", "demo")
                .withProperty("toroku.ca.demo-ceremony-folder", "/data/hsm")
                .withProperty("toroku.ca.ceremony.folder", "/data/ceremony");

        assertThatThrownBy(this::start)
                .hasMessageContaining("demo mode refuses")
                .hasMessageContaining("toroku.ca.ceremony");
    }

    @Test
    void productionStartsWithoutAnyOfIt() {
        environment.withProperty("toroku.trust.policy-oids", "1.2.392.200149.8.5.1.1.20");

        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void aModeThatDoesNotExistStartsNothing() {
        environment.withProperty("toroku.run.mode", "test");

        assertThatThrownBy(this::start).hasMessageContaining("toroku.run.mode");
    }

    /** The journal is the other room's: whoever takes this process over has no business with its database. */
    @Test
    void theJournalIsNotHereWhereTheCaIsInItsOwnRoom() {
        environment
                .withProperty("toroku.ca.kind", "apart")
                .withProperty("toroku.ca.database.url", "jdbc:postgresql://db/ca");

        assertThatThrownBy(this::start).hasMessageContaining("toroku.ca.database");
    }

    @ParameterizedTest
    @CsvSource({
        "pbm,https://ca.example/cmp,,toroku.ca.cmp.protection",
        "pbmac1,http://ca.example/cmp,,toroku.ca.cmp.without-tls-because",
        "token,http://ca.example/cmp,' ',toroku.ca.cmp.without-tls-because"
    })
    void productionOrdersFromAnotherCaOnlyUnderGoodProtection(
            String protection, String address, @Nullable String reason, String named) {
        anotherCa(protection, address, reason);

        assertThatThrownBy(this::start).hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({"token,https://ca.example/cmp,", "pbmac1,http://10.0.0.5/cmp,own cable between two racks"})
    void productionOrdersFromAnotherCa(String protection, String address, @Nullable String reason) {
        anotherCa(protection, address, reason);

        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void productionOrdersFromAnEjbcaOnlyUnderTls() {
        environment
                .withProperty("toroku.ca.kind", "ejbca")
                .withProperty("toroku.ca.ejbca.address", "http://ca.example/ejbca/ejbca-rest-api");
        assertThatThrownBy(this::start).hasMessageContaining("toroku.ca.ejbca.address");

        environment.setProperty("toroku.ca.ejbca.address", "https://ca.example/ejbca/ejbca-rest-api");
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"server.ssl.enabled,false", "server.forward-headers-strategy,none", "server.address,0.0.0.0"})
    void productionAnswersNoOtherMachineWithoutTls(String key, String value) {
        environment.withProperty("server.address", "192.0.2.1").setProperty(key, value);

        assertThatThrownBy(this::start).hasMessageContaining("server.ssl");
    }

    @ParameterizedTest
    @CsvSource({"server.ssl.bundle,web", "server.forward-headers-strategy,NATIVE", "server.address,localhost"})
    void productionStartsWhereSomebodyEndsTls(String key, String value) {
        environment.withProperty("server.address", "192.0.2.1").setProperty(key, value);

        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"vaadin.productionMode,false", "vaadin.production-mode,FALSE"})
    void productionHasNoDevelopmentServer(String key, String value) {
        environment.setProperty(key, value);

        assertThatThrownBy(this::start).hasMessageContaining("vaadin.productionMode");
    }

    @ParameterizedTest
    @CsvSource({
        "toroku.process.engine,http://camunda:8080,toroku.process.basic.password",
        "toroku.process.engine,http://camunda:8080,toroku.process.oauth.client-secret",
        "toroku.process.oauth.token-url,http://keys.example/token,toroku.process.oauth.client-secret"
    })
    void productionSendsTheEnginesSecretsUnderTlsOnly(String key, String address, String secret) {
        environment.withProperty(key, address).withProperty(secret, "canary");
        assertThatThrownBy(this::start)
                .hasMessageContaining("toroku.process.engine")
                .hasMessageNotContaining("canary");

        environment.setProperty(key, address.replace("http:", "https:"));
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    /** Nothing leaves the machine, or nothing secret does. */
    @Test
    void productionAsksAnEngineOfItsOwnMachineAsItIs() {
        environment
                .withProperty("toroku.process.engine", "http://127.0.0.1:8088")
                .withProperty("toroku.process.basic.password", "canary");
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    private void anotherCa(String protection, String address, @Nullable String reason) {
        environment
                .withProperty("toroku.ca.kind", "cmp")
                .withProperty("toroku.ca.cmp.protection", protection)
                .withProperty("toroku.ca.cmp.address", address);
        if (reason != null) {
            environment.setProperty("toroku.ca.cmp.without-tls-because", reason);
        }
    }
}
