package org.toroku.ca.ceremony;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.toroku.ca.pkcs11.ModuleFacts;
import org.toroku.ca.pkcs11.TokenFacts;

/**
 * Which devices may hold an issuer key on a given day (R03, R19).
 *
 * @param source where the rule comes from
 * @param software what software tokens call themselves, in small letters
 */
record HsmRule(String source, Set<String> kinds, Set<String> standards, int leastLevel, Set<String> software) {
    private static final String FILE = "hsm-rules.properties";

    HsmRule {
        kinds = Set.copyOf(kinds);
        standards = Set.copyOf(standards);
        software = Set.copyOf(software);
    }

    /** @throws IllegalStateException if no rule holds on {@code day}: then no device is allowed */
    static HsmRule on(LocalDate day) {
        Properties file = new Properties();
        try (InputStream in = Objects.requireNonNull(HsmRule.class.getResourceAsStream(FILE));
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        TreeSet<LocalDate> days = new TreeSet<>();
        file.stringPropertyNames().forEach(name -> days.add(LocalDate.parse(name.substring(0, name.indexOf('.')))));
        LocalDate from = days.floor(day);
        if (from == null) {
            throw new IllegalStateException("no rule says which device may hold an issuer key on " + day);
        }
        return new HsmRule(
                Objects.requireNonNull(file.getProperty(from + ".source")),
                words(file, from + ".kinds"),
                words(file, from + ".standards"),
                Integer.parseInt(Objects.requireNonNull(file.getProperty(from + ".least-level"))),
                words(file, from + ".software"));
    }

    private static Set<String> words(Properties file, String name) {
        return Set.of(Objects.requireNonNull(file.getProperty(name)).split(",", -1));
    }

    /** What speaks against a declared device; empty if nothing does. */
    List<String> objections(CeremonyPlan.Device device) {
        return Stream.of(
                        kinds.contains(device.kind())
                                ? ""
                                : "hsmKind=" + device.kind() + ": 認められていない装置です / no rule allows this kind of device ("
                                        + String.join(", ", new TreeSet<>(kinds)) + ")",
                        standards.contains(device.standard())
                                ? ""
                                : "fipsStandard=" + device.standard()
                                        + ": 基準に適合しません / not a standard that the rule names ("
                                        + String.join(", ", new TreeSet<>(standards)) + ")",
                        device.level() >= leastLevel
                                ? ""
                                : "fipsLevel=" + device.level() + ": レベルが不足しています / below level " + leastLevel
                                        + ", which the rule demands",
                        device.certificate().isBlank()
                                ? "fipsCertificate: 認証番号がありません / the number of the FIPS certificate is missing"
                                : "")
                .filter(objection -> !objection.isEmpty())
                .toList();
    }

    /** Whether module or token admits to being software. One that lies is for the witnesses to see through. */
    boolean software(ModuleFacts module, TokenFacts token) {
        String said = String.join(
                        "\n", module.manufacturer(), module.description(), token.manufacturer(), token.model())
                .toLowerCase(Locale.ROOT);
        return software.stream().anyMatch(said::contains);
    }
}
