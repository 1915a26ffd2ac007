package org.toroku.officers;

import java.util.Collection;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.audit.RowSeals;
import org.toroku.matching.PersonName;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two pairs of eyes are two persons, not two accounts. Asked wherever the second act is for somebody else than the first:
 * accounts of one name are one person, enabled or not, unless the book says that they are two; and so is whoever the book
 * does not vouch for, for they may be anybody.
 */
@Component
public class Persons {
    private static final Logger LOG = LoggerFactory.getLogger(Persons.class);

    private final RowSeals seals;
    private final Namesakes namesakes;
    private final JsonMapper json = JsonMapper.builder().build();

    Persons(RowSeals seals, Namesakes namesakes) {
        this.seals = seals;
        this.namesakes = namesakes;
    }

    /** Whether the officer may be the person who acted as {@code other}. */
    public boolean areOne(String officer, String other) {
        return isAmong(officer, Set.of(other));
    }

    /** Whether the officer may be one of those who acted before. */
    public boolean isAmong(String officer, Collection<String> before) {
        if (before.isEmpty()) {
            return false;
        }
        if (before.contains(officer)) {
            return true;
        }
        return switch (bearer(officer)) {
            // who acts is in the register, or acts not at all
            case Bearer.Nobody(), Bearer.Anybody() -> true;
            case Bearer.Named(var name) -> before.stream().anyMatch(other -> bears(name, officer, other));
        };
    }

    private boolean bears(String name, String officer, String other) {
        return switch (bearer(other)) {
            case Bearer.Nobody() -> false;
            case Bearer.Anybody() -> true;
            case Bearer.Named(var same) -> same.equals(name) && !namesakes.areTwo(officer, other);
        };
    }

    private sealed interface Bearer {
        /** Never was in the register, as the book says: what the house does by itself. */
        record Nobody() implements Bearer {}

        /** Inserted, altered or deleted past the book. */
        record Anybody() implements Bearer {}

        record Named(String folded) implements Bearer {
            @Override
            public String toString() {
                return "Named[masked]";
            }
        }
    }

    private Bearer bearer(String account) {
        return switch (seals.officer(account)) {
            case RowSeals.Sealed.NoSuchRow() -> new Bearer.Nobody();
            case RowSeals.Sealed.Disagrees() -> {
                LOG.atError()
                        .addKeyValue("alarm", "officer-altered")
                        .addKeyValue("officer", account)
                        .log("An officer's row is not what the book sealed; they count as anybody's second account");
                yield new Bearer.Anybody();
            }
            case RowSeals.Sealed.Agrees(var row) ->
                new Bearer.Named(PersonName.folded(
                        json.readTree(row).path("display_name").asString()));
        };
    }
}
