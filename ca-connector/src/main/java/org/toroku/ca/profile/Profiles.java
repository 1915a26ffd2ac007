package org.toroku.ca.profile;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The profiles that a CA issues by. */
public final class Profiles {
    private static final Period CEILING = Period.ofYears(5);
    private static final String PLACEHOLDER = "${publication}";

    private final Map<String, CertificateProfile> byId;

    /** @throws IllegalArgumentException where profiles contradict each other or the law */
    public Profiles(List<CertificateProfile> profiles) {
        byId = profiles.stream().collect(Collectors.toUnmodifiableMap(CertificateProfile::id, Function.identity()));
        for (CertificateProfile profile : profiles) {
            if (longer(profile.validity())) {
                throw new IllegalArgumentException("profile " + profile.id() + " exceeds five years (則6(4))");
            }
        }
        if (profiles.stream().map(profile -> profile.crl().shards()).distinct().count() > 1) {
            throw new IllegalArgumentException("profiles divide the CRL into different numbers of shards");
        }
        Set<String> accredited = profiles.stream()
                .filter(CertificateProfile::accredited)
                .flatMap(profile -> profile.policies().stream())
                .collect(Collectors.toSet());
        for (CertificateProfile profile : profiles) {
            // whoever relies on a certificate sees nothing but its policy
            if (!profile.accredited() && profile.policies().stream().anyMatch(accredited::contains)) {
                throw new IllegalArgumentException(
                        "profile " + profile.id() + " is not accredited and uses the policy of one that is");
            }
        }
    }

    /** As {@link #bundled(URI, int)}, with one CRL. */
    public static Profiles bundled(URI publication) {
        return bundled(publication, 1);
    }

    /**
     * The profiles that come with the connector; {@code publication} is the base URI of CRL and CA certificate.
     *
     * @param shards lists that certificates are divided among
     */
    public static Profiles bundled(URI publication, int shards) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Profiles.class.getResourceAsStream("profiles.properties")),
                StandardCharsets.UTF_8)) {
            return load(reader, publication, shards);
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled profiles cannot be read", e);
        }
    }

    /** As {@link #load(Reader, URI, int)}, with one CRL. */
    public static Profiles load(Reader reader, URI publication) throws IOException {
        return load(reader, publication, 1);
    }

    /**
     * Reads profiles in the form of the bundled {@code profiles.properties}.
     *
     * @throws IllegalArgumentException if a key is unknown, missing or malformed
     */
    public static Profiles load(Reader reader, URI publication, int shards) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        Set<String> unread = new HashSet<>(properties.stringPropertyNames());
        Function<String, String> value = key -> {
            unread.remove(key);
            String text = properties.getProperty(key);
            if (text == null) {
                throw new IllegalArgumentException("profile key " + key + " is missing");
            }
            if (text.codePoints().anyMatch(Profiles::unseen)) {
                // whoever reviews the profile would read something else than what it says
                throw new IllegalArgumentException("profile key " + key + " has a character that nobody sees");
            }
            return text.strip().replace(PLACEHOLDER, publication.toString().replaceAll("/+$", ""));
        };
        List<CertificateProfile> profiles = list(value.apply("profiles")).stream()
                .map(id -> profile(
                        id, shards, key -> value.apply(id + "." + key), ownRules(properties, id + ".cps.", value)))
                .toList();
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("unknown profile keys "
                    + unread.stream().sorted(Comparator.naturalOrder()).toList());
        }
        return new Profiles(profiles);
    }

    /** Those there are: {@code <id>.cps.<number>}, in the order of their numbers. */
    private static List<CpsRule> ownRules(Properties properties, String prefix, Function<String, String> value) {
        return properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .filter(key -> key.substring(prefix.length()).matches("[1-9][0-9]{0,2}"))
                .sorted(Comparator.comparingInt(key -> Integer.parseInt(key.substring(prefix.length()))))
                .map(key -> CpsRule.read(value.apply(key)))
                .toList();
    }

    private static CertificateProfile profile(
            String id, int shards, Function<String, String> value, List<CpsRule> cps) {
        return new CertificateProfile(
                id,
                yesOrNo(id, value.apply("accredited")),
                Period.parse(value.apply("validity")),
                set(value.apply("subjectKeys"), CertifiedKind::read),
                Optional.of(value.apply("caMadeKey"))
                        .filter(kind -> !kind.isEmpty())
                        .map(SubjectKeyKind::named),
                set(value.apply("keyUsage"), KeyUsageBit::named),
                list(value.apply("policies")),
                new CrlAddress(value.apply("crl"), shards),
                value.apply("caIssuers"),
                Optional.of(value.apply("ocsp")).filter(uri -> !uri.isEmpty()),
                set(value.apply("requiredAttributes"), SubjectAttribute::named),
                set(value.apply("allowedAttributes"), SubjectAttribute::named),
                cps);
    }

    public Optional<CertificateProfile> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Hex SHA-256 of a profile as it stands.
     *
     * @throws IllegalArgumentException if there is no such profile
     */
    public String sha256(String id) {
        return find(id).map(CertificateProfile::sha256)
                .orElseThrow(() -> new IllegalArgumentException("no profile " + id));
    }

    /** Every place where certificates by these profiles say that their list is; more than one only where profiles differ. */
    public List<CrlAddress> lists() {
        return byId.values().stream()
                .map(CertificateProfile::crl)
                .distinct()
                .sorted(Comparator.comparing(CrlAddress::whole))
                .toList();
    }

    /** Lists that certificates are divided among. */
    public int shards() {
        return lists().stream().mapToInt(CrlAddress::shards).max().orElse(1);
    }

    /** Ids in alphabetical order. */
    public List<String> ids() {
        return byId.keySet().stream().sorted().toList();
    }

    private static boolean longer(Period validity) {
        // Compared over five years with one leap day only, so that a validity in days cannot slip through.
        return !Validity.of(Instant.parse("2028-03-01T00:00:00Z"), validity).within(CEILING);
    }

    private static boolean unseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static boolean yesOrNo(String id, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("profile key " + id + ".accredited is neither true nor false");
        }
        return text.equals("true");
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static <T> Set<T> set(String text, Function<String, T> item) {
        return list(text).stream().map(item).collect(Collectors.toUnmodifiableSet());
    }
}
