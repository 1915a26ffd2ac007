package org.toroku.testkit.pki;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The folder with the cards: for each a PKCS#12 file and a text file with what the certificate cannot say. */
final class CardStore {

    private final Path folder;

    CardStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path pkcs12(String name) {
        return folder.resolve(name + ".p12");
    }

    boolean has(String name) {
        return CardRequest.isName(name) && Files.exists(description(name)) && Files.exists(pkcs12(name));
    }

    void save(TestCard card, Authority anchor) {
        Pkcs12.write(card.pkcs12(), card.password(), card.key(), card.certificate(), anchor.certificate());
        Properties properties = new Properties();
        properties.setProperty("title", card.title());
        properties.setProperty("password", card.password());
        properties.setProperty("expected", card.expected().name());
        properties.setProperty("name", card.holder().name());
        properties.setProperty("nameFlags", card.holder().nameFlags());
        properties.setProperty("sex", card.holder().sex());
        properties.setProperty("birthDate", card.holder().birthDate());
        properties.setProperty("address", card.holder().address());
        properties.setProperty("addressFlags", card.holder().addressFlags());
        try (Writer out = Files.newBufferedWriter(description(card.name()))) {
            properties.store(out, "test card; nothing here is secret or about a real person");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".properties"))
                    .map(file -> file.substring(0, file.length() - ".properties".length()))
                    .filter(this::has)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where there is no such card. */
    Optional<TestCard> load(String name) {
        return has(name) ? load(name, describe(name).getProperty("password")) : Optional.empty();
    }

    /** Empty where there is no such card, or the password does not open it. */
    Optional<TestCard> load(String name, String password) {
        if (!has(name)) {
            return Optional.empty();
        }
        Properties properties = describe(name);
        return Pkcs12.read(pkcs12(name), password)
                .map(opened -> new TestCard(
                        name,
                        properties.getProperty("title"),
                        opened.certificate(),
                        opened.key(),
                        pkcs12(name),
                        password,
                        holder(properties),
                        Expectation.valueOf(properties.getProperty("expected"))));
    }

    private Properties describe(String name) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(description(name))) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Holder holder(Properties properties) {
        return new Holder(
                properties.getProperty("name"),
                properties.getProperty("nameFlags"),
                properties.getProperty("sex"),
                properties.getProperty("birthDate"),
                properties.getProperty("address"),
                properties.getProperty("addressFlags"));
    }

    private Path description(String name) {
        return folder.resolve(name + ".properties");
    }
}
