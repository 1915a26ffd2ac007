package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.workflows.ModelFile;

/** Files that are made to cost something, or to be read as something else. */
class HostileFilesTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String DEFINITIONS =
            "<bpmn:definitions xmlns:bpmn='" + Draft.BPMN + "' id='d' targetNamespace='urn:x'>";

    static Stream<Arguments> files() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 40; i++) {
            laughs.append(
                    "<!ENTITY a%d '%s'>".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        laughs.append("]>").append(DEFINITIONS).append("&a39;</bpmn:definitions>");
        return Stream.of(
                Arguments.of(
                        "a file of this machine",
                        "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + DEFINITIONS
                                + "&e;</bpmn:definitions>",
                        Codes.DOCUMENT_TYPE),
                Arguments.of(
                        "a document type of the network",
                        "<!DOCTYPE d SYSTEM 'http://127.0.0.1:9/x.dtd'>" + DEFINITIONS + "</bpmn:definitions>",
                        Codes.DOCUMENT_TYPE),
                Arguments.of("a billion laughs", laughs.toString(), Codes.DOCUMENT_TYPE),
                Arguments.of(
                        "a file as large as a film",
                        DEFINITIONS + " ".repeat(Limits.FILE_BYTES) + "</bpmn:definitions>",
                        Codes.FILE_TOO_LARGE),
                Arguments.of(
                        "elements without end in each other",
                        DEFINITIONS + "<bpmn:subProcess>".repeat(200_000),
                        Codes.TOO_DEEP),
                Arguments.of(
                        "more elements than anybody draws",
                        DEFINITIONS + "<bpmn:task/>".repeat(Limits.XML_ELEMENTS + 1) + "</bpmn:definitions>",
                        Codes.TOO_MANY_ELEMENTS),
                Arguments.of(
                        "a text without end",
                        DEFINITIONS + "<bpmn:process id='p-q' name='" + "x".repeat(100_000) + "'/></bpmn:definitions>",
                        Codes.TEXT_TOO_LONG),
                Arguments.of(
                        "a hundred attributes",
                        DEFINITIONS + "<bpmn:process "
                                + String.join(
                                        " ",
                                        IntStream.range(0, 100)
                                                .mapToObj(each -> "a" + each + "='x'")
                                                .toList())
                                + "/></bpmn:definitions>",
                        Codes.UNKNOWN_ATTRIBUTE),
                Arguments.of(
                        "an instruction to the reader",
                        "<?xml-stylesheet href='http://example.org/x.xsl'?>" + DEFINITIONS + "</bpmn:definitions>",
                        Codes.PROCESSING_INSTRUCTION),
                Arguments.of(
                        "another version of XML",
                        "<?xml version='1.1'?>" + DEFINITIONS + "</bpmn:definitions>",
                        Codes.NOT_UTF8),
                Arguments.of(
                        "another encoding",
                        "<?xml version='1.0' encoding='UTF-7'?>" + DEFINITIONS + "</bpmn:definitions>",
                        Codes.NOT_UTF8),
                Arguments.of("no XML", "hello", Codes.NOT_XML),
                Arguments.of("an unfinished file", DEFINITIONS, Codes.NOT_XML),
                Arguments.of("another document", "<html/>", Codes.UNKNOWN_NAMESPACE),
                Arguments.of("no process", DEFINITIONS + "</bpmn:definitions>", Codes.NO_PROCESS));
    }

    /** Whoever may edit a model may not keep a processor busy. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedWithinASecond(String what, String content, String code) {
        assertThat(examine(content.getBytes(StandardCharsets.UTF_8)))
                .extracting(Violation::code)
                .containsExactly(code);
    }

    @Test
    void isRefusedInAnotherEncoding() {
        assertThat(examine((DEFINITIONS + "</bpmn:definitions>").getBytes(StandardCharsets.UTF_16)))
                .extracting(Violation::code)
                .containsExactly(Codes.NOT_UTF8);
        assertThat(examine(new byte[] {(byte) 0xc3, 0x28}))
                .extracting(Violation::code)
                .containsExactly(Codes.NOT_UTF8);
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        List<ModelFile> files =
                Draft.released().file("bpmn/enrol-paper.bpmn", "<html/>").files();
        assertThat(ModelProof.examine(files)).extracting(Violation::code).contains(Codes.DUPLICATE_FILE);
    }

    private static List<Violation> examine(byte[] content) {
        ModelFile file = new ModelFile("bpmn/hostile.bpmn", content);
        // far above what it takes: the bench measures, this only tells a proof from one that a bomb keeps busy
        long begun = THREADS.getCurrentThreadCpuTime();
        List<Violation> violations = ModelProof.examine(List.of(file));
        assertThat(THREADS.getCurrentThreadCpuTime() - begun).isLessThan(10_000_000_000L);
        return violations;
    }
}
