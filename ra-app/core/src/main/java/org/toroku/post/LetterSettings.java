package org.toroku.post;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What letters are made with. Without the office's own data no letter is printed.
 *
 * @param fonts folder searched for fonts before those of the system
 * @param texts folder with an office's own wording, laid over the standard one
 * @param houseLanguage language of what stays in the house, e.g. the cover of a batch
 * @param portal address of the applicants' portal, printed in letters and e-mails
 * @param pickUpWithin until when a letter asks to fetch the key, counted from printing
 */
@Validated
@ConfigurationProperties(prefix = "toroku.letters", ignoreUnknownFields = false)
public record LetterSettings(
        @Nullable Path fonts,
        @Nullable Path texts,
        @DefaultValue("JA") HouseLanguage houseLanguage,
        @DefaultValue("http://127.0.0.1:8080/") @NotNull URI portal,
        @DefaultValue("P14D") Duration pickUpWithin,
        @DefaultValue @Valid Sender office) {
    public enum HouseLanguage {
        JA,
        EN
    }

    /** The office that writes, in both languages; the address in Japanese is also where replies go. */
    public record Sender(
            @DefaultValue("") String nameJa,
            @DefaultValue("") String nameEn,
            @DefaultValue("") String departmentJa,
            @DefaultValue("") String departmentEn,
            @DefaultValue("") String postalCode,
            @DefaultValue("") String addressJa,
            @DefaultValue("") String addressEn,
            @DefaultValue("") String telephone,
            @DefaultValue("") String email) {
        /** A letter without sender or return address helps nobody. */
        boolean complete() {
            return !nameJa.isBlank()
                    && !nameEn.isBlank()
                    && !postalCode.isBlank()
                    && !addressJa.isBlank()
                    && !addressEn.isBlank()
                    && !telephone.isBlank();
        }
    }
}
