package org.toroku.audit;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the book.
 *
 * @param macKeyFile 32 random bytes, readable by the application's user only, never in the database
 * @param createMacKey true lets a missing key file be made; only for a first start
 * @param headsFile where signed heads are written down outside of the database; better on another medium
 * @param beginHeadsAfter has the file begin anew after this newest signed entry, where it is lost or contradicts the
 *     book; of no effect for any other entry, so that it cannot be left set
 * @param signHeadsEvery how often the newest head is signed on the token
 * @param headsLateAfter how old an entry may be that is in no head, at least twice as long as the former, before nothing is issued until it succeeds
 */
@Validated
@ConfigurationProperties(prefix = "toroku.book", ignoreUnknownFields = false)
public record BookSettings(
        @NotNull Path macKeyFile,
        @DefaultValue("false") boolean createMacKey,
        @NotNull Path headsFile,
        @Nullable Long beginHeadsAfter,
        @DefaultValue("PT10S") Duration signHeadsEvery,
        @DefaultValue("PT1M") Duration headsLateAfter) {
    public BookSettings {
        if (!signHeadsEvery.isPositive() || headsLateAfter.compareTo(signHeadsEvery.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "toroku.book.sign-heads-every is above zero, and heads-late-after at least twice as long");
        }
    }
}
